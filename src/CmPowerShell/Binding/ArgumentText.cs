using System.Collections;
using System.Globalization;
using System.Management.Automation;

namespace CmPowerShell.Binding;

/// <summary>
/// Reads the text of an argument. Text, numbers and paths have one; hash tables and objects have none, so that an object in
/// the pipeline is bound by its properties and never by its printed text.
/// </summary>
internal static class ArgumentText
{
    /// <summary>The text of one argument; null for null.</summary>
    /// <exception cref="ArgumentTransformationMetadataException">The argument has no text.</exception>
    public static string? Read(object? argument) => Unwrap(argument) switch
    {
        null => null,
        string text => text,
        FileSystemInfo file => file.FullName,
        PathInfo path => path.Path,
        Enum or char or Guid or Version or Uri => Convert.ToString(Unwrap(argument), CultureInfo.InvariantCulture),
        // PowerShell keeps how a number was written: 1.10 stays 1.10, and 007 stays 007.
        sbyte or byte or short or ushort or int or uint or long or ulong or float or double or decimal => LanguagePrimitives.ConvertTo<string>(argument),
        var other => throw Refusal($"A value of the type {other.GetType().Name} is not text."),
    };

    /// <summary>The texts of one argument or of a list of them; null for null.</summary>
    /// <exception cref="ArgumentTransformationMetadataException">One of them has no text.</exception>
    public static string?[]? ReadAll(object? argument) => Unwrap(argument) switch
    {
        null => null,
        IDictionary => throw Refusal("A table of keys and values is not text."),
        IList items => items.Cast<object?>().Select(Read).ToArray(),
        _ => [Read(argument)],
    };

    /// <summary>
    /// Signals to the binder that this parameter does not accept the argument. For an argument of the command line that is an error with this message;
    /// an object of the pipeline is tried with the other parameters.
    /// </summary>
    public static ArgumentTransformationMetadataException Refusal(string message) => new(message, new PSInvalidCastException(message));

    /// <summary>The value inside the wrapper of PowerShell; a custom object is its own value.</summary>
    public static object? Unwrap(object? value) => value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;
}
