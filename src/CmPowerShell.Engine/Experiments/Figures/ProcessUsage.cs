using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace CmPowerShell.Engine.Experiments.Figures;

/// <summary>The processor time of the programs that this process has started and that have ended.</summary>
internal static class ProcessUsage
{
    private const int Children = -1;

    /// <summary>The time in seconds; null where the system does not report it.</summary>
    public static double? GetChildSeconds() => OperatingSystem.IsLinux() || OperatingSystem.IsMacOS() ? Read() : null;

    [SupportedOSPlatform("linux")]
    [SupportedOSPlatform("macos")]
    private static double? Read() => GetUsage(Children, out var usage) == 0
        ? usage.UserSeconds + usage.SystemSeconds + ((usage.UserMicroseconds + usage.SystemMicroseconds) / 1e6)
        : null;

    [DllImport("libc", EntryPoint = "getrusage")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GetUsage(int who, out Usage usage);

    // The same layout on 64-bit Linux and macOS: there the microseconds have four bytes and a gap of four.
    [StructLayout(LayoutKind.Sequential, Size = 144)]
    private struct Usage
    {
        public long UserSeconds;
        public int UserMicroseconds;
        public int Gap;
        public long SystemSeconds;
        public int SystemMicroseconds;
        public int OtherGap;
    }
}
