using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace CmPowerShell.Benchmarks;

/// <summary>Starts a command and tells the processor time of all its processes, as the kernel counts it in microseconds.</summary>
internal static class ProcessUsage
{
    private const int OfChildren = -1;

    // Waits for one child and prints what it used; a .NET process cannot, since its runtime waits for all children itself.
    private const string PeakOf = "import os, sys; child = os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ, file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]); print(os.wait4(child, 0)[2].ru_maxrss)";

    /// <summary>Runs a command to its end.</summary>
    /// <param name="command">The program and its arguments.</param>
    /// <param name="home">The home, in whose work directory it runs.</param>
    /// <param name="mayFail">Whether another exit code than 0 is expected.</param>
    /// <returns>Milliseconds.</returns>
    public static double Measure(IReadOnlyList<string> command, ScratchHome home, bool mayFail = false)
    {
        var before = Children();
        Run(command, home, mayFail);
        return (Children() - before).TotalMilliseconds;
    }

    /// <summary>The largest memory of a command.</summary>
    /// <param name="python">A Python that waits for it; its own memory is the least that can be told.</param>
    /// <param name="command">The program and its arguments.</param>
    /// <param name="home">The home.</param>
    /// <returns>MiB.</returns>
    public static double PeakMemory(string python, IReadOnlyList<string> command, ScratchHome home) =>
        double.Parse(Run([python, "-I", "-S", "-c", PeakOf, .. command], home, mayFail: false), CultureInfo.InvariantCulture) / 1024;

    private static string Run(IReadOnlyList<string> command, ScratchHome home, bool mayFail)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = home.WorkDirectory,
        };
        start.Environment["CM_REPOS"] = home.Path;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 || mayFail ? output : throw new InvalidOperationException($"'{string.Join(' ', command)}' failed: {errors.Result}");
    }

    private static TimeSpan Children()
    {
        _ = GetUsage(OfChildren, out var usage);
        return TimeSpan.FromSeconds(usage.UserSeconds + usage.SystemSeconds) + TimeSpan.FromMicroseconds(usage.UserMicroseconds + usage.SystemMicroseconds);
    }

    [DllImport("libc", EntryPoint = "getrusage")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GetUsage(int who, out Usage usage);

    [StructLayout(LayoutKind.Sequential, Size = 256)]
    private readonly struct Usage
    {
        public readonly long UserSeconds;
        public readonly long UserMicroseconds;
        public readonly long SystemSeconds;
        public readonly long SystemMicroseconds;
    }
}
