using System.Diagnostics;

namespace CmPowerShell.Cli.PowerShellHost;

/// <summary>Starts the PowerShell in which the hooks of a classic command run, with the script <c>hooks.ps1</c> next to the program.</summary>
internal static class HookStart
{
    private static string ScriptPath => Path.Combine(AppContext.BaseDirectory, "hooks.ps1");

    /// <summary>How to start it; null when there is no PowerShell.</summary>
    /// <param name="pipe">The name of the pipe over which it is asked.</param>
    internal static ProcessStartInfo? InfoFor(string pipe)
    {
        if (PwshCommand.Find() is not { } pwsh)
        {
            return null;
        }

        var start = pwsh.StartInfo(ScriptPath);
        start.Environment["CM_START_MODULE"] = ModuleLayout.Manifest;
        start.Environment["CM_START_PIPE"] = pipe;
        return start;
    }
}
