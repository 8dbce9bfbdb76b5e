namespace CmPowerShell.Conformance.Runs;

/// <summary>Replays a recorded command, and a second time where it was recorded so, and reports the differences.</summary>
/// <param name="program">The program <c>cm</c>.</param>
/// <param name="home">The home.</param>
internal sealed class CommandReplay(string program, ReplayHome home)
{
    private const int LinesOfErrors = 6;

    /// <summary>One line or more for each difference, and the last lines of our program; none without a difference.</summary>
    internal List<string> Differences(RunRecord record)
    {
        var differences = Once(record);
        if (record.SecondRun is { } second && differences.Count == 0)
        {
            var hit = new CacheHit(home);
            differences.AddRange(Once(second).Concat(hit.Differences(second)).Select(text => "  second run:\n" + text));
        }

        return differences;
    }

    private List<string> Once(RunRecord record)
    {
        var places = new Placeholders(home, program);
        var replay = Replay.Run(program, record, home, places);
        List<string> differences = [.. new RunComparison(record, replay, places).Differences(), .. new CacheComparison(record, home, places).Differences()];
        return differences.Count == 0 ? differences : [.. differences, .. LastLines(replay.Errors)];
    }

    private static IEnumerable<string> LastLines(string text) => text.TrimEnd().Split('\n').TakeLast(LinesOfErrors).Select(line => "    | " + line);
}
