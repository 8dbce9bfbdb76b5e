namespace CmPowerShell.Conformance.Runs;

/// <summary>Replays recorded commands with our program and compares what comes of them.</summary>
/// <param name="options">The program, and what is replayed.</param>
/// <param name="output">Where differences and the sum are written.</param>
internal sealed class RunsConformance(RunsOptions options, TextWriter output)
{
    private int _matched;
    private int _differed;

    /// <summary>Replays all commands. Some change the machine: call it inside a throw-away copy of one.</summary>
    /// <param name="repository">The folder of the repository that they ran on.</param>
    /// <param name="file">The records.</param>
    /// <returns>The exit code: 0 when all matched.</returns>
    internal int Run(string repository, string file)
    {
        foreach (var recorded in RecordFile.Read(file).Where(options.Asks))
        {
            using var home = new ReplayHome(repository, options.AliasOf(repository));
            foreach (var (meta, state) in recorded.EntriesBefore)
            {
                home.Seed(meta, state);
            }

            foreach (var record in recorded.Records)
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

        var differences = new CommandReplay(options.Program, home).Differences(record);
        if (differences.Count == 0)
        {
            _matched++;
            return;
        }

        _differed++;
        output.WriteLine($"{record.Name}: cm {string.Join(' ', record.Command.Arguments)}");
        differences.ForEach(output.WriteLine);
        if (ChosenDifferences.ReasonOf(record.Name) is { } reason)
        {
            output.WriteLine("  on purpose: " + reason);
        }

        output.WriteLine();
        output.Flush();
    }
}
