using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace CmPowerShell.Benchmarks;

/// <summary>A command in a new process several times: its duration, and the processor time of all its processes as the shell counts it.</summary>
internal sealed partial class CommandTimes(string name, IReadOnlyList<string> command, ScratchHome home)
{
    private readonly List<double> _wall = [];
    private readonly List<double> _processor = [];

    /// <summary>Runs it once.</summary>
    public void Run(bool isWarmUp)
    {
        var start = new ProcessStartInfo("sh", ["-c", "\"$@\" >/dev/null 2>&1 || exit 1; times", "sh", .. command])
        {
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
            WorkingDirectory = home.WorkDirectory,
        };
        start.Environment["CM_REPOS"] = home.Path;
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var times = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"'{string.Join(' ', command)}' failed.");
        }

        if (!isWarmUp)
        {
            _wall.Add(watch.Elapsed.TotalMilliseconds);
            _processor.Add(TimePattern().Matches(times.Trim().Split('\n')[^1]).Sum(Milliseconds));
        }
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{name,-10} from start to end {Sample.Median(_wall),6:F0}   processor time of all its processes {Sample.Median(_processor),6:F0}");

    private static double Milliseconds(Match match) =>
        1000 * ((60 * double.Parse(match.Groups["minutes"].Value, CultureInfo.InvariantCulture)) + double.Parse(match.Groups["seconds"].Value, CultureInfo.InvariantCulture));

    [GeneratedRegex("(?<minutes>[0-9]+)m(?<seconds>[0-9.]+)s")]
    private static partial Regex TimePattern();
}
