using System.Diagnostics;

namespace CmPowerShell.Cli.PowerShellHost;

/// <summary>Finds an installed PowerShell that can load the module.</summary>
internal static class InstalledPwsh
{
    /// <summary>The variable that names the pwsh to use; <c>none</c> means the companion program <c>cm-pwsh</c>.</summary>
    internal const string Variable = "CM_PWSH";

    private static readonly Version Oldest = new(7, 4);

    /// <summary>The path of a pwsh of version 7.4 or newer, or null.</summary>
    internal static string? Find()
    {
        var named = Environment.GetEnvironmentVariable(Variable);
        var found = string.IsNullOrEmpty(named) ? OnPath() : named == "none" ? null : named;
        return found is not null && VersionOf(found) >= Oldest ? found : null;
    }

    private static string? OnPath()
    {
        var name = OperatingSystem.IsWindows() ? "pwsh.exe" : "pwsh";
        return (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);
    }

    /// <summary>Gets the output of <c>pwsh --version</c>, such as <c>PowerShell 7.5.2</c> or <c>PowerShell 7.6.0-rc.1</c>; null when it cannot be started.</summary>
    private static Version? VersionOf(string pwsh)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(pwsh, ["--version"]) { RedirectStandardOutput = true });
            var words = process!.StandardOutput.ReadToEnd().Trim().Split(' ');
            process.WaitForExit();
            return Version.TryParse(words[^1].Split('-')[0], out var version) ? version : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
