using System.Diagnostics;

namespace CmPowerShell.Cli.PowerShellHost;

/// <summary>A program that runs PowerShell: an installed pwsh, or the companion program <c>cm-pwsh</c>.</summary>
/// <param name="Program">Full path of the program, or its name on <c>PATH</c>.</param>
/// <param name="Options">The options before the script.</param>
internal sealed record PwshCommand(string Program, IReadOnlyList<string> Options)
{
    // An installer of pwsh sets this policy on Windows; cm-pwsh has no installer.
    private const string DefaultPolicyOfPwsh = "RemoteSigned";
    private static readonly string[] CommonOptions = ["-NoLogo", "-NoProfile"];

    /// <summary>The program to use on this machine; null when there is none.</summary>
    internal static PwshCommand? Find() =>
        InstalledPwsh.Find() is { } installed ? new(installed, CommonOptions)
        : File.Exists(CompanionPath) ? new(CompanionPath, [.. CommonOptions, "-ExecutionPolicy", DefaultPolicyOfPwsh])
        : null;

    /// <summary>The start of a script.</summary>
    internal ProcessStartInfo StartInfo(string script) => new(Program, [.. Options, "-File", script]);

    private static string CompanionPath => Path.Combine(AppContext.BaseDirectory, "cm-pwsh", OperatingSystem.IsWindows() ? "cm-pwsh.exe" : "cm-pwsh");
}
