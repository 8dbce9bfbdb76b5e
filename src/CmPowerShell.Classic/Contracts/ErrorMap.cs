using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Contracts;

/// <summary>The classic result of a failure: <c>return</c> and <c>error</c>, and keys that the Python tools do not have.</summary>
internal static class ErrorMap
{
    internal static MetaMap Create(CmError error)
    {
        var map = new MetaMap
        {
            ["return"] = (int)error.Code,
            ["error"] = error.ForClassic().Text,
            ["error_id"] = error.Id,
        };
        if (error.NativeExitCode is { } exitCode)
        {
            map["exit_code"] = exitCode;
        }

        if (error.Signal is { } signal)
        {
            map["signal"] = signal;
        }

        if (error.LastLines.Count > 0)
        {
            map["last_lines"] = MetaList.OfTexts(error.LastLines);
        }

        if (error.LogPath is { } log)
        {
            map["log"] = log;
        }

        return map;
    }
}
