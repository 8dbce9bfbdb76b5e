using System.Diagnostics;

namespace CmPowerShell.Conformance.Kills;

/// <summary>
/// Kills the program at random moments of pulling, updating, running, indexing, writing to a shared store, and of packing, importing and prefetching what a lock needs, and checks the home after each: its content can be read, the next command
/// works without a repair by hand, and nothing is lost.
/// </summary>
internal sealed class KillRun(KillOptions options, TextWriter output)
{
    private readonly Random _random = new(options.Seed);
    private int _mistakes;

    /// <summary>Kills the requested number of times.</summary>
    /// <returns>The exit code: 0 when nothing was found.</returns>
    internal int Run()
    {
        using var scene = new KillScene(options.Program);
        // An imported repository is pinned to its commit, so a pull would refuse to move it.
        using var bundles = new KillScene(options.Program);
        IKilledCommand[] ofBundles = [new KilledExport(bundles), new KilledImport(bundles), new KilledPrefetch(bundles)];
        IKilledCommand[] commands = [new KilledPull(scene), new KilledUpdate(scene), new KilledRun(scene), new KilledIndexing(scene), new KilledSharing(scene), .. ofBundles];
        commands = options.Only.Length == 0 ? commands : [.. commands.Where(command => options.Only.Contains(command.Name))];
        KillScene SceneOf(IKilledCommand command) => ofBundles.Contains(command) ? bundles : scene;

        var clock = Stopwatch.StartNew();
        var durations = commands.ToDictionary(command => command, command => Measure(SceneOf(command), command));
        var kills = commands.ToDictionary(command => command, _ => 0);
        for (var number = 0; kills.Values.Sum() < options.Count; number++)
        {
            var command = commands[number % commands.Length];
            if (Kill(SceneOf(command), command, durations[command], number))
            {
                kills[command]++;
            }
        }

        output.WriteLine(FormattableString.Invariant(
            $"{kills.Values.Sum()} kills ({string.Join(", ", kills.Select(pair => $"{pair.Key.Name} {pair.Value}"))}) in {clock.Elapsed.TotalSeconds:0} s, seed {options.Seed}: {_mistakes} mistakes"));
        return _mistakes == 0 ? 0 : 1;
    }

    private TimeSpan Measure(KillScene scene, IKilledCommand command)
    {
        command.Prepare(_random);
        var clock = Stopwatch.StartNew();
        Again(scene, command, "before any kill");
        return clock.Elapsed;
    }

    private bool Kill(KillScene scene, IKilledCommand command, TimeSpan duration, int number)
    {
        command.Prepare(_random);
        var after = duration * _random.NextDouble();
        var withChildren = _random.Next(2) == 0;
        if (!scene.Kill(command.Arguments, after, withChildren))
        {
            return false;
        }

        var where = FormattableString.Invariant($"number {number}: '{string.Join(' ', command.Arguments)}' killed after {after.TotalMilliseconds:0} of {duration.TotalMilliseconds:0} ms{(withChildren ? " with its children" : "")}");
        LookAt(scene, where);
        if (command.Left() is { } left)
        {
            Report($"{where}: {left}");
        }

        Again(scene, command, where);
        return true;
    }

    // The next command, of any kind, must be able to read all that the home shows.
    private void LookAt(KillScene scene, string where)
    {
        using var engine = scene.Open();
        foreach (var problem in engine.Repositories.Problems.Concat(engine.Index.Problems))
        {
            Report($"{where}: the home shows '{problem.Message}'");
        }
    }

    private void Again(KillScene scene, IKilledCommand command, string where)
    {
        var (exitCode, text, errors) = scene.Run(command.Arguments);
        if (exitCode != 0 && !(command.IsRefusedWhenComplete && command.Mistake() is null))
        {
            Report($"{where}: the same command ends with {exitCode}: {text}{errors}");
        }
        else if (command.Mistake() is { } mistake)
        {
            Report($"{where}: {mistake}");
        }
    }

    private void Report(string mistake)
    {
        _mistakes++;
        output.WriteLine(mistake);
    }
}
