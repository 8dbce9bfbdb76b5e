using System.Collections;
using System.Management.Automation;
using CmPowerShell.Engine;
using CmPowerShell.Errors;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Sessions;

namespace CmPowerShell.Binding;

/// <summary>
/// Takes objects as the cmdlets emit them, and the same objects after a file, JSON, <c>Select-Object</c> or a job: those carry an id, by which the
/// live object is found again. An object without them does not bind here and is tried by its properties.
/// </summary>
/// <typeparam name="T">The type that the cmdlet works with.</typeparam>
internal abstract class GivenObjectAttribute<T> : ArgumentTransformationAttribute
    where T : class
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => ArgumentText.Unwrap(inputData) switch
    {
        null => null,
        IList items and not IDictionary => items.Cast<object?>().Select(Find).ToArray(),
        _ => new[] { Find(inputData) },
    };

    /// <summary>The live object itself; null if the argument is not one.</summary>
    private protected abstract T? Live(object value);

    /// <summary>Finds the live object by the id among the properties; null if they contain none.</summary>
    /// <exception cref="CmException">There is an id, and nothing has it.</exception>
    private protected abstract T? Find(CmEngine engine, GivenProperties given);

    private T Find(object? argument)
    {
        var given = ArgumentText.Unwrap(argument) is { } value && Live(value) is { } live ? live : FindAgain(argument);
        return given ?? throw ArgumentText.Refusal($"A value of the type {ArgumentText.Unwrap(argument)?.GetType().Name ?? "null"} is not a {typeof(T).Name}.");
    }

    private T? FindAgain(object? argument)
    {
        try
        {
            return GivenProperties.Read(argument) is { } given ? Find(EngineSessions.OfCurrentRunspace(), given) : null;
        }
        catch (Exception exception) when (exception is CmException or IOException or UnauthorizedAccessException)
        {
            throw new ArgumentTransformationMetadataException(ErrorRecords.From(exception, null).ErrorDetails?.Message ?? exception.Message, exception);
        }
    }
}
