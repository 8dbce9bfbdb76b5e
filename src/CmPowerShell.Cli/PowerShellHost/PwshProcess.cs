using System.Diagnostics;
using CmPowerShell.Cli.Input;

namespace CmPowerShell.Cli.PowerShellHost;

/// <summary>Runs a request in PowerShell.</summary>
internal static class PwshProcess
{
    // The module needs about two seconds to end the processes of a script.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    /// <summary>Runs the request and waits.</summary>
    /// <returns>The exit code of PowerShell, or 128 and the number of the signal that ended it.</returns>
    internal static int Run(PwshCommand pwsh, PowerShellRequest request)
    {
        using var interrupts = new Interrupts();
        var start = pwsh.StartInfo(StartScript.Path);
        foreach (var (name, value) in StartScript.Variables(request, ModuleLayout.Manifest))
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        using var end = interrupts.Token.Register(() => End(process, interrupts.Signal));
        process.WaitForExit();
        return interrupts.Token.IsCancellationRequested ? interrupts.ExitCode : process.ExitCode;
    }

    /// <summary>Passes a signal on. A terminal sends Ctrl+C to PowerShell as well, which takes the second one for the first.</summary>
    private static void End(Process process, int signal)
    {
        if (!OperatingSystem.IsWindows())
        {
            PosixKill.Send(process.Id, signal);
        }

        if (signal != Interrupts.SignalOfInterrupt && !process.WaitForExit(Grace))
        {
            process.Kill(entireProcessTree: true);
        }
    }
}
