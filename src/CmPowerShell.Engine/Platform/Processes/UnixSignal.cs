using System.Runtime.InteropServices;

namespace CmPowerShell.Engine.Platform.Processes;

/// <summary>The signals of Unix.</summary>
internal static class UnixSignal
{
    /// <summary>What Ctrl+C sends.</summary>
    public const int Interrupt = 2;

    /// <summary>Asks a process to end.</summary>
    public const int Terminate = 15;

    /// <summary>Ends a process.</summary>
    public const int Kill = 9;

    // Those whose numbers are the same on Linux and macOS, and those that differ.
    private static readonly Dictionary<int, string> Common = new()
    {
        [1] = "SIGHUP",
        [Interrupt] = "SIGINT",
        [3] = "SIGQUIT",
        [4] = "SIGILL",
        [5] = "SIGTRAP",
        [6] = "SIGABRT",
        [8] = "SIGFPE",
        [Kill] = "SIGKILL",
        [11] = "SIGSEGV",
        [13] = "SIGPIPE",
        [14] = "SIGALRM",
        [Terminate] = "SIGTERM",
        [24] = "SIGXCPU",
        [25] = "SIGXFSZ",
    };

    private static readonly Dictionary<int, string> OfLinux = new() { [7] = "SIGBUS", [10] = "SIGUSR1", [12] = "SIGUSR2", [31] = "SIGSYS" };
    private static readonly Dictionary<int, string> OfMacOS = new() { [7] = "SIGEMT", [10] = "SIGBUS", [12] = "SIGSYS", [30] = "SIGUSR1", [31] = "SIGUSR2" };

    /// <summary>The name of a signal, such as <c>SIGKILL</c>; null for one that has none here.</summary>
    public static string? GetName(int signal) =>
        Common.GetValueOrDefault(signal) ?? (OperatingSystem.IsMacOS() ? OfMacOS : OfLinux).GetValueOrDefault(signal);

    /// <summary>Sends a signal. A process that has ended, or that we may not end, is left alone.</summary>
    public static void Send(int process, int signal) => _ = Deliver(process, signal);

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Deliver(int process, int signal);
}
