using System.Diagnostics;
using System.Globalization;

namespace CmPowerShell.Conformance.Mlcflow;

/// <summary>Replays recorded commands of mlcflow with our program under its names, and compares the outcome.</summary>
/// <param name="options">The program, and what is replayed.</param>
/// <param name="output">Where differences and the sum are written.</param>
internal sealed class MlcConformance(MlcOptions options, TextWriter output)
{
    private const int LinesOfErrors = 4;

    private readonly MlcReasons _reasons = MlcReasons.Load();
    private int _equal;
    private int _explained;
    private int _other;

    /// <summary>Replays all commands. Some change the machine: call it inside a throw-away copy of one.</summary>
    /// <param name="repository">The folder of the repository that they ran on.</param>
    /// <param name="file">The records.</param>
    /// <returns>The exit code: 0 when all were equal or have a reason.</returns>
    internal int Run(string repository, string file)
    {
        var clock = Stopwatch.StartNew();
        foreach (var recorded in MlcCase.Read(file).Where(recorded => options.Case.Length == 0 || recorded.Name == options.Case))
        {
            using var home = new MlcHome(options, repository);
            var cache = new List<string>();
            foreach (var record in recorded.Records)
            {
                cache = Replay(record, home, cache);
            }
        }

        foreach (var (reason, count) in _reasons.Counts.Where(pair => pair.Count > 0))
        {
            output.WriteLine($"{count,5} x {reason}");
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"replayed in {clock.Elapsed.TotalMinutes:0.0} minutes"));
        output.WriteLine($"{_equal} equal, {_explained} explained, {_other} other");
        return _other == 0 ? 0 : 1;
    }

    /// <summary>Replays one command.</summary>
    /// <param name="record">The record.</param>
    /// <param name="home">The home.</param>
    /// <param name="before">How the cache differed before it; such a difference is reported once.</param>
    /// <returns>How the cache differs now.</returns>
    private List<string> Replay(MlcRecord record, MlcHome home, List<string> before)
    {
        home.EmptyWorkDirectory();
        MlcPreparation.Before(record.Name, home);
        var (places, hits) = (new MlcPlaces(home), new MlcHits(home));
        var replay = MlcReplay.Run(record, home, places);
        var cache = new MlcCacheComparison(record, home, places).Differences().ToList();
        var differences = new MlcComparison(record, replay, home, places).Differences()
            .Concat(cache.Except(before))
            .Concat(hits.Differences(record))
            .Select(text => (Text: text, Reason: _reasons.ReasonOf(record.Name, text)))
            .ToList();
        Count(differences.Select(difference => difference.Reason).ToList());
        if (differences.Count > 0)
        {
            Report(record, differences, replay.Errors);
        }

        return record.Cache is null ? before : cache;
    }

    private void Count(List<string?> reasons)
    {
        _equal += reasons.Count == 0 ? 1 : 0;
        _explained += reasons.Count > 0 && !reasons.Contains(null) ? 1 : 0;
        _other += reasons.Contains(null) ? 1 : 0;
    }

    private void Report(MlcRecord record, List<(string Text, string? Reason)> differences, string errors)
    {
        var isOther = differences.Exists(difference => difference.Reason is null);
        output.WriteLine($"{(isOther ? "OTHER" : "explained")} {record.Name}: {record.Program} {string.Join(' ', record.Arguments)}");
        foreach (var (text, reason) in differences)
        {
            output.WriteLine(reason is null ? $"  {text}" : $"  ({reason}) {text}");
        }

        foreach (var line in isOther ? errors.TrimEnd().Split('\n').TakeLast(LinesOfErrors) : [])
        {
            output.WriteLine("    | " + line);
        }

        output.Flush();
    }
}
