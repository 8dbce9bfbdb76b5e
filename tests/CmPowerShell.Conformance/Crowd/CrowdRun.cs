using System.Collections.Concurrent;
using System.Diagnostics;
using CmPowerShell.Conformance.Kills;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Conformance.Crowd;

/// <summary>
/// Lets many processes run the same cached scripts in random order at the same time. Each script must be executed once, no run may fail, and all must have the
/// same right result.
/// </summary>
internal sealed class CrowdRun(CrowdOptions options, TextWriter output)
{
    private readonly ConcurrentDictionary<string, string> _results = new();
    private readonly ConcurrentQueue<string> _mistakes = new();
    private int _runs;
    private int _waits;

    /// <summary>Runs the crowd.</summary>
    /// <returns>The exit code: 0 when nothing was wrong.</returns>
    internal int Run()
    {
        using var scene = new KillScene(options.Program, options.Scripts);
        scene.Pull();
        var clock = Stopwatch.StartNew();
        var members = Enumerable.Range(0, options.Processes).Select(member => new Thread(() => Live(scene, member, clock))).ToList();
        members.ForEach(member => member.Start());
        members.ForEach(member => member.Join());
        CountExecutions(scene);
        foreach (var mistake in _mistakes.Take(20))
        {
            output.WriteLine(mistake);
        }

        output.WriteLine(FormattableString.Invariant(
            $"{_runs} runs of {options.Scripts} scripts by {options.Processes} processes at a time in {clock.Elapsed.TotalSeconds:0} s, {_waits} of which waited for another one: {_mistakes.Count} mistakes"));
        return _mistakes.IsEmpty ? 0 : 1;
    }

    // The first member runs all scripts once independent of the time, so that each script is requested on a slow machine too.
    private void Live(KillScene scene, int member, Stopwatch clock)
    {
        var random = new Random((options.Seed * 1000) + member);
        var mustGoRound = member == 0;
        do
        {
            var order = Enumerable.Range(0, options.Scripts).ToArray();
            random.Shuffle(order);
            foreach (var number in order)
            {
                if (mustGoRound || clock.Elapsed.TotalMinutes < options.Minutes)
                {
                    RunOne(scene, number);
                }
            }

            mustGoRound = false;
        }
        while (clock.Elapsed.TotalMinutes < options.Minutes);
    }

    private void RunOne(KillScene scene, int number)
    {
        var (exitCode, text, errors) = scene.Run("run", "script", "--tags=" + Orchard.Fruit(number), "--quiet", "--out=json");
        Interlocked.Increment(ref _runs);
        if (errors.Contains("waits for process", StringComparison.Ordinal))
        {
            Interlocked.Increment(ref _waits);
        }

        var result = exitCode == 0 ? ResultOf(text, number) : null;
        if (result is null || !File.Exists(result) || result != _results.GetOrAdd(Orchard.Fruit(number), result))
        {
            _mistakes.Enqueue($"{Orchard.Fruit(number)} ended with {exitCode}: {text}{errors}");
        }
    }

    private static string? ResultOf(string text, int number)
    {
        try
        {
            return JsonMeta.Parse(text, "standard output") is MetaMap map ? map.Map("new_env").Text(Orchard.Variable(number)) : null;
        }
        catch (CmException)
        {
            return null;
        }
    }

    private void CountExecutions(KillScene scene)
    {
        foreach (var (name, executions) in scene.Executions().Where(pair => pair.Value != 1))
        {
            _mistakes.Enqueue($"{name} was executed {executions} times");
        }
    }
}
