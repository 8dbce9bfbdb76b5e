using System.Diagnostics;
using CmPowerShell.Cli.Input;

namespace CmPowerShell.Cli.PowerShellHost;

/// <summary>Runs a request in an installed pwsh.</summary>
internal static class PwshProcess
{
    /// <summary>Runs the request and waits.</summary>
    /// <returns>The exit code of pwsh.</returns>
    internal static int Run(string pwsh, PowerShellRequest request)
    {
        // The terminal sends Ctrl+C to pwsh as well; this process only has to outlive it.
        using var interrupts = new Interrupts();
        string[] fixedPart = ["-NoLogo", "-NoProfile", "-File", StartScript.Path];
        var start = new ProcessStartInfo(pwsh, [.. fixedPart, .. request.Arguments]);
        foreach (var (name, value) in StartScript.Variables(request, ModuleLayout.Manifest))
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        using var end = interrupts.Token.Register(() => AskToEnd(process, interrupts));
        process.WaitForExit();
        return process.ExitCode;
    }

    /// <summary>A request to end comes to this process alone, so pwsh and what it started end with it.</summary>
    private static void AskToEnd(Process process, Interrupts interrupts)
    {
        if (interrupts.ExitCode != Interrupts.ExitCodeOfInterrupt && !process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }
    }
}
