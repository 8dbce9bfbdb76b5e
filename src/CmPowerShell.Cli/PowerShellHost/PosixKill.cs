using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace CmPowerShell.Cli.PowerShellHost;

/// <summary>Sends signals on Unix.</summary>
[UnsupportedOSPlatform("windows")]
internal static class PosixKill
{
    /// <summary>Sends a signal. A process that has ended is left alone.</summary>
    internal static void Send(int process, int signal) => _ = Kill(process, signal);

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int process, int signal);
}
