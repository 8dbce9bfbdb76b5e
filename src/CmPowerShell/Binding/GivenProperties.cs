using System.Collections;
using System.Management.Automation;

namespace CmPowerShell.Binding;

/// <summary>
/// The properties of an object of a cmdlet of this module that may have passed through a file, JSON, <c>Select-Object</c> or a job.
/// </summary>
/// <param name="item">The object, or a table of its properties.</param>
internal sealed class GivenProperties(PSObject item)
{
    /// <summary>Reads an argument; null for text, numbers and null, which have no properties of this kind.</summary>
    public static GivenProperties? Read(object? argument) => ArgumentText.Unwrap(argument) switch
    {
        null or string or ValueType => null,
        var value => new(PSObject.AsPSObject(argument is PSObject ? argument : value)),
    };

    /// <summary>The text of a property; empty where it is missing or no text.</summary>
    public string Text(string name) => ArgumentText.Unwrap(Value(name)) as string ?? "";

    /// <summary>The object in a property; null where it is missing.</summary>
    public object? Value(string name) => item.BaseObject is IDictionary table
        ? table[name]
        : item.Properties[name] is { } property ? Read(property) : null;

    // A property of a live object reads a file, which may not exist any more.
    private static object? Read(PSPropertyInfo property)
    {
        try
        {
            return property.Value;
        }
        catch (GetValueException)
        {
            return null;
        }
    }
}
