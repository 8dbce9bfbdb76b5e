using CmPowerShell.Conformance.Runs;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Conformance.Core;

/// <summary>
/// Replays recorded commands on artifacts and repositories, one after the other in one scratch home. Each finds the home in the state that the recorded one found:
/// an earlier difference is reported once, and then corrected.
/// </summary>
/// <param name="options">The program, and the output.</param>
/// <param name="output">Where differences and the sum are written.</param>
internal sealed class CoreConformance(RunsOptions options, TextWriter output)
{
    private int _matched;
    private int _differed;
    private int _chosen;

    /// <summary>Replays all commands.</summary>
    /// <param name="file">The records.</param>
    /// <returns>The exit code: 0 when all matched, or differed on purpose.</returns>
    internal int Run(string file)
    {
        var records = File.ReadLines(file).Select((line, place) => new RunRecord((MetaMap)JsonMeta.Parse(line, $"{file} (line {place + 1})"), place)).ToList();
        using var home = new ReplayHome();
        var (places, uids) = (new Placeholders(home, options.Program), new NewUids(records));
        foreach (var record in records)
        {
            Replay(record, home, places, uids);
        }

        output.WriteLine($"{_matched} matched, {_differed} differed, {_chosen} differed on purpose");
        return _differed == 0 ? 0 : 1;
    }

    private void Replay(RunRecord record, ReplayHome home, Placeholders places, NewUids uids)
    {
        var reason = CoreDifferences.ReasonOf(record);
        var replay = CmPowerShell.Conformance.Runs.Replay.Run(options.Program, record, home, places, CorePlaces.Of(record) is { } place ? UnderWine.Text(options.Program, places.Fill(place)) : null);
        var differences = new CoreComparison(record, replay, places, uids).Differences(home.Home).ToList();
        Report(record, differences, reason, replay);
        if (differences.Count > 0 && record.HomeAfter.Length > 0)
        {
            HomeFiles.Restore(home.Home, HomeFiles.Parse(places.Fill(record.HomeAfter)));
        }
    }

    private void Report(RunRecord record, List<string> differences, string? reason, Replay replay)
    {
        if (differences.Count == 0)
        {
            _matched++;
            return;
        }

        _ = reason is null ? _differed++ : _chosen++;
        if (record.Name.Contains(options.Only, StringComparison.Ordinal))
        {
            output.WriteLine($"{record.Name}: cm {string.Join(' ', record.Command.Arguments)}");
            differences.ForEach(output.WriteLine);
            output.WriteLine(reason is null ? $"    | {replay.Errors.TrimEnd().ReplaceLineEndings("\n    | ")}" : $"  on purpose: {reason}");
            output.WriteLine();
        }
    }
}
