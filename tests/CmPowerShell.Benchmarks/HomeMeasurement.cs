using System.Diagnostics;
using System.Globalization;
using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Index;
using CmPowerShell.Engine.Naming;

namespace CmPowerShell.Benchmarks;

/// <summary>
/// What daily work on a home costs and how that grows with the number of artifacts: finding, adding and changing one, and the first search
/// after git has changed a hundred. Times from start to end, the median of some rounds, files in the cache of the operating system.
/// </summary>
internal sealed class HomeMeasurement : IDisposable
{
    private const int ChangedByGit = 100;
    private readonly GeneratedHome _home;
    private readonly GitHistory _git;
    private readonly ArtifactIndex _index;
    private readonly ArtifactStore _store;
    private readonly int _artifacts;
    private readonly int _rounds;
    private int _added;

    private HomeMeasurement(int artifacts)
    {
        _artifacts = artifacts;
        _rounds = artifacts > 10_000 ? 9 : 25;
        _home = new(artifacts);
        _git = new(_home.Local.Path);
        _index = new(_home, _home.IndexFile);
        _store = new(_index, _home.Home);
        _index.Refresh();
    }

    /// <summary>Measures homes of the given sizes and prints one line for each figure.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(IReadOnlyList<string> sizes)
    {
        foreach (var size in sizes.DefaultIfEmpty("1000").Select(size => int.Parse(size, CultureInfo.InvariantCulture)))
        {
            using var measurement = new HomeMeasurement(size);
            measurement.Print();
        }

        return 0;
    }

    public void Dispose() => _home.Dispose();

    private void Print()
    {
        Console.WriteLine($"{_artifacts} artifacts, ms (median of {_rounds}):");
        Print("find by tags, running", () => Find(_index, tags: "kind-4,-old"));
        Print("find by name, running", () => Find(_index, name: "get-thing-4"));
        Print("find by uid, running", () => Find(_index, name: GeneratedHome.UidOf(4)));
        Print("refresh and find by tags, running", () => { _index.Refresh(); Find(_index, tags: "kind-4,-old"); });
        Print("find by tags, new process", () => Find(Opened(), tags: "kind-4,-old"));
        Print("find by name, new process", () => Find(Opened(), name: "get-thing-4"));
        Print("find by uid, new process", () => Find(Opened(), name: GeneratedHome.UidOf(4)));
        Print("add one", () => _store.Create(_home.Local, WellKnownNames.Script, $"added-{++_added}", "", []));
        Print("change one", () => _store.Change(Find(_index, name: "get-thing-8")[0], new ArtifactUpdate { Meta = new() { ["n"] = ++_added } }, Operation.Silent));
        Print($"find after git changed {ChangedByGit}", () => { _index.Refresh(); Find(_index, tags: "kind-4,-old"); }, before: () => _git.Change(Math.Min(ChangedByGit, _artifacts / 2)));
    }

    private void Print(string what, Action action, Action? before = null)
    {
        before?.Invoke();
        action();
        var times = Enumerable.Range(0, _rounds).Select(_ => Take(action, before)).ToList();
        Console.WriteLine(FormattableString.Invariant($"  {what,-36} {Sample.Median(times),9:F2}"));
    }

    private static double Take(Action action, Action? before)
    {
        before?.Invoke();
        var watch = Stopwatch.StartNew();
        action();
        return watch.Elapsed.TotalMilliseconds;
    }

    private ArtifactIndex Opened() => new(_home, _home.IndexFile);

    private static IReadOnlyList<Artifact> Find(ArtifactIndex index, string tags = "", string name = "*")
    {
        var found = index.Find(new ArtifactQuery(WellKnownNames.Script, ArtifactName.Parse(name), TagQuery.Parse(tags)));
        return found.Count > 0 ? found : throw new InvalidOperationException($"Nothing was found with '{tags}{name}'.");
    }
}
