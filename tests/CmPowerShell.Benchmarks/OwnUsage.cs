using System.Diagnostics;
using System.Globalization;

namespace CmPowerShell.Benchmarks;

/// <summary>The processor time, memory and threads of one process, without its child processes. They are sampled while it runs, so it suits work that takes seconds.</summary>
/// <param name="ProcessorTime">Milliseconds.</param>
/// <param name="PeakMemory">MiB.</param>
/// <param name="MostThreads">The maximum number of threads.</param>
/// <param name="Output">Its standard output; empty if that is longer than a megabyte.</param>
internal sealed record OwnUsage(double ProcessorTime, double PeakMemory, int MostThreads, string Output)
{
    private const double TicksPerSecond = 100;
    private const long MostKept = 1 << 20;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Runs a command to its end.</summary>
    /// <param name="command">The program and its arguments.</param>
    /// <param name="home">The home.</param>
    public static OwnUsage Measure(IReadOnlyList<string> command, ScratchHome home)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1)) { RedirectStandardOutput = true, RedirectStandardInput = true, WorkingDirectory = home.WorkDirectory };
        start.Environment["CM_REPOS"] = home.Path;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = Task.Run(() => ReadAll(process.StandardOutput));
        var usage = new OwnUsage(0, 0, 0, "");
        while (!output.IsCompleted && Look(process.Id) is var (time, memory, threads))
        {
            usage = usage with { ProcessorTime = time, PeakMemory = Math.Max(memory, usage.PeakMemory), MostThreads = Math.Max(threads, usage.MostThreads) };
            Thread.Sleep(Pause);
        }

        process.WaitForExit();
        return process.ExitCode == 0 ? usage with { Output = output.Result } : throw new InvalidOperationException($"'{string.Join(' ', command)}' failed.");
    }

    private static string ReadAll(StreamReader reader)
    {
        var (buffer, kept) = (new char[1 << 16], new System.Text.StringBuilder());
        while (reader.Read(buffer) is > 0 and var count)
        {
            kept.Append(kept.Length < MostKept ? buffer.AsSpan(0, count) : []);
        }

        return kept.Length < MostKept ? kept.ToString() : "";
    }

    private static (double Time, double Memory, int Threads)? Look(int process)
    {
        try
        {
            var numbers = File.ReadAllText($"/proc/{process}/stat").Split(") ")[^1].Split(' ');
            var status = File.ReadLines($"/proc/{process}/status").Select(line => line.Split(':', StringSplitOptions.TrimEntries)).ToDictionary(pair => pair[0], pair => pair[1]);
            return ((Number(numbers[11]) + Number(numbers[12])) / TicksPerSecond * 1000, Number(status["VmHWM"].Split(' ')[0]) / 1024, (int)Number(status["Threads"]));
        }
        catch (Exception problem) when (problem is IOException or KeyNotFoundException)
        {
            return null; // The process has ended.
        }
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
