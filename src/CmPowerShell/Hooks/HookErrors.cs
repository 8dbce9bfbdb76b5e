using System.Management.Automation;
using CmPowerShell.Engine.Hooks;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Hooks;

/// <summary>The errors of PowerShell hooks.</summary>
internal static class HookErrors
{
    public const string Id = "HookFailed";

    /// <summary>The hook threw.</summary>
    public static CmException Threw(string file, string function, RuntimeException exception)
    {
        var place = exception.ErrorRecord.InvocationInfo;
        var location = place is { ScriptLineNumber: > 0 }
            ? new SourceLocation(string.IsNullOrEmpty(place.ScriptName) ? file : place.ScriptName, place.ScriptLineNumber, place.OffsetInLine)
            : new SourceLocation(file);
        return Failed(location, function, exception.Message.ReplaceLineEndings(" "), exception.ErrorRecord.ScriptStackTrace, exception);
    }

    /// <summary>The hook ended its runspace with <c>exit</c>.</summary>
    public static CmException Exited(string file, string function, int code) =>
        Failed(new SourceLocation(file), function, $"it called exit {code}");

    /// <summary>A live entry is no longer a map.</summary>
    public static CmException NoMap(string key) => new(new CmError(
        Id, ReturnCode.Failed, CmErrorCategory.ScriptFailed, $"$i.{key} is not a dictionary any more"));

    /// <summary>Processes the result of a hook; an error of that is the hook's failure.</summary>
    public static T Guard<T>(string file, HookCall call, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (CmException exception)
        {
            throw Failed(new SourceLocation(file), call.Function, (exception.Error with { Hint = null }).Text, inner: exception);
        }
    }

    private static CmException Failed(SourceLocation location, string function, string why, string? details = null, Exception? inner = null) => new(
        new CmError(Id, ReturnCode.Failed, CmErrorCategory.ScriptFailed, $"The hook '{function}' failed at {location}: {why}")
        {
            Location = location,
            Target = function,
            Details = details,
        },
        inner);
}
