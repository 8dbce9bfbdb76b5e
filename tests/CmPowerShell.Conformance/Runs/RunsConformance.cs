using CmPowerShell.Engine.Meta;

namespace CmPowerShell.Conformance.Runs;

/// <summary>Replays recorded commands with our program and compares what comes of them.</summary>
/// <param name="program">The program <c>cm</c>.</param>
/// <param name="output">Where differences and the sum are written.</param>
internal sealed class RunsConformance(string program, TextWriter output)
{
    private int _matched;
    private int _differed;

    /// <summary>Replays all commands. Some change the machine: call it inside a throw-away copy of one.</summary>
    /// <param name="repository">The folder of the repository that they ran on.</param>
    /// <param name="alias">Its alias.</param>
    /// <param name="file">The records.</param>
    /// <param name="only">Only the commands whose name holds this text; empty for all.</param>
    /// <returns>The exit code: 0 when all matched.</returns>
    internal int Run(string repository, string alias, string file, string only)
    {
        foreach (var group in RunGroup.Of(RunRecord.ReadAll(file)).Where(group => group.Records.Any(record => record.Name.Contains(only, StringComparison.Ordinal))))
        {
            using var home = new ReplayHome(repository, alias);
            foreach (var uid in group.EntriesBefore)
            {
                home.Seed(group.Records[0].Cache.First(entry => entry.Text("uid") == uid), group.Records[0].CachedState.Find(uid) as MetaMap);
            }

            foreach (var record in group.Records)
            {
                Replay(record, home);
            }
        }

        output.WriteLine($"{_matched} matched, {_differed} differed");
        return _differed == 0 ? 0 : 1;
    }

    private void Replay(RunRecord record, ReplayHome home)
    {
        if (record.Command.IsForbidden)
        {
            output.WriteLine($"{record.Name}: never run");
            return;
        }

        var places = new Placeholders(home, program);
        var replay = Runs.Replay.Run(program, record, home, places);
        List<string> differences = [.. new RunComparison(record, replay, places).Differences(), .. new CacheComparison(record, home, places).Differences()];
        if (differences.Count == 0)
        {
            _matched++;
            return;
        }

        _differed++;
        output.WriteLine($"{record.Name}: cm {string.Join(' ', record.Command.Arguments)}");
        differences.ForEach(output.WriteLine);
        output.WriteLine(string.Concat(LastLines(replay.Errors).Select(line => $"    | {line}\n")));
    }

    private static IEnumerable<string> LastLines(string text) => text.TrimEnd().Split('\n').TakeLast(6);
}
