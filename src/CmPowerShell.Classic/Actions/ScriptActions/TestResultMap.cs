using CmPowerShell.Engine.Testing;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Actions.ScriptActions;

/// <summary>Converts a test result to a map, for <c>--out=json</c>.</summary>
internal static class TestResultMap
{
    internal static MetaMap Create(ScriptTestResult result)
    {
        var map = new MetaMap
        {
            ["script"] = result.Test.Script.Name.ToString(),
            ["name"] = result.Test.Name,
            ["variations"] = MetaList.OfTexts(result.Test.Variations),
            ["outcome"] = result.Outcome.ToString().ToLowerInvariant(),
            ["duration"] = result.Duration.TotalSeconds,
            ["from_cache"] = result.Run?.FromCache ?? false,
            ["output"] = MetaList.OfTexts(result.Output),
        };
        if (result.ExitCode is { } code)
        {
            map["exit_code"] = code;
        }

        if (result.Error is { } error)
        {
            map["error"] = error.Text;
            map["error_id"] = error.Id;
        }

        if (result.SkipReason is { } reason)
        {
            map["reason"] = reason;
        }

        if (result.WorkDirectory is { } kept)
        {
            map["path"] = kept;
        }

        return map;
    }
}
