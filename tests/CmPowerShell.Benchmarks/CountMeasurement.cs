using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using CmPowerShell.Classic;
using CmPowerShell.Engine;
using CmPowerShell.Engine.Naming;

namespace CmPowerShell.Benchmarks;

/// <summary>
/// Counts that are the same on every machine: calls of the system, files opened and processes started by a command on a small home, and memory that a query of a session allocates.
/// Each has a limit, a little above what it takes now, so that a change that costs more is noticed.
/// </summary>
internal static partial class CountMeasurement
{
    private const int Artifacts = 200;

    // What was written in the last 100 ms is checked at each search, and a fast machine does all of them in that time.
    private static readonly TimeSpan UntilSettled = TimeSpan.FromMilliseconds(300);

    private static readonly (string Name, string[] Arguments, int MostCalls, int MostOpened, int MostStarted)[] Commands =
    [
        ("find by tags", ["find", "script", "--tags=thing-10"], 1300, 60, 1),
        ("find, no match", ["find", "script", "--tags=no,such"], 1300, 60, 1),
        ("version", ["version"], 500, 60, 1),
    ];

    /// <summary>Counts and prints.</summary>
    /// <returns>The exit code: 1 when a limit is passed.</returns>
    public static int Run(string[] arguments)
    {
        using var home = new GeneratedHome(Artifacts);
        File.WriteAllText(Path.Combine(home.Local.Path, "cmr.yaml"), "alias: local\nuid: 9a3280b14a4285c9\ngit: false\n");
        var isWithin = MeasureAllocations(home);
        foreach (var command in arguments is [var program] ? Commands.Select(command => (program, command)) : [])
        {
            isWithin &= Measure(command.program, command.command, home);
        }

        return isWithin ? 0 : 1;
    }

    private static bool Measure(string program, (string Name, string[] Arguments, int MostCalls, int MostOpened, int MostStarted) command, GeneratedHome home)
    {
        Trace(program, command.Arguments, home);
        var lines = Trace(program, command.Arguments, home);
        var calls = lines.Count(line => CallPattern().IsMatch(line));
        var opened = lines.Count(line => line.Contains("openat(", StringComparison.Ordinal) && !line.Contains("= -1", StringComparison.Ordinal));
        var started = lines.Count(line => line.Contains("execve(", StringComparison.Ordinal) && line.EndsWith("= 0", StringComparison.Ordinal));
        return Check($"{command.Name}: calls of the system", calls, command.MostCalls)
            & Check($"{command.Name}: files opened", opened, command.MostOpened)
            & Check($"{command.Name}: processes started", started, command.MostStarted);
    }

    private static bool MeasureAllocations(GeneratedHome home)
    {
        using var engine = ClassicEngine.Open(new CmEngineOptions { HomePath = home.Home.Path, ModulePath = null });
        void Find()
        {
            engine.Refresh();
            engine.Index.Find(new ArtifactQuery(WellKnownNames.Script, ArtifactName.Any, TagQuery.Parse("thing-10")));
        }

        // The first search writes the registry.
        Find();
        Thread.Sleep(UntilSettled);
        for (var i = 0; i < 20; i++)
        {
            Find();
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        Find();
        return Check("find in a session: bytes allocated", (int)(GC.GetAllocatedBytesForCurrentThread() - before), 20_000);
    }

    private static List<string> Trace(string program, string[] arguments, GeneratedHome home)
    {
        var log = Path.GetTempFileName();
        var start = new ProcessStartInfo("strace", ["-f", "-qq", "-o", log, program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["CM_REPOS"] = home.Home.Path;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        try
        {
            return [.. File.ReadLines(log)];
        }
        finally
        {
            File.Delete(log);
        }
    }

    private static bool Check(string what, int count, int most)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(count <= most ? "ok    " : "FAILED")} {what}: {count} (at most {most})"));
        return count <= most;
    }

    [GeneratedRegex(@"^\d+ +\w+\(")]
    private static partial Regex CallPattern();
}
