using System.Globalization;
using CmPowerShell.Classic;
using CmPowerShell.Engine;
using CmPowerShell.Engine.Cache.Maintenance;
using CmPowerShell.Engine.Cache.Pruning;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Execution.Planning;
using CmPowerShell.Engine.Naming;

namespace CmPowerShell.Benchmarks;

/// <summary>The second table of docs/reference/benchmarks.md: large work, whose time and memory must not grow faster than its size.</summary>
internal sealed class GrowthMeasurement
{
    private const int Rounds = 5;
    private const int SessionRounds = 25;
    private const int Layers = 30;
    private const int Width = 17;
    // Layer n has n + 1 scripts that the first script needs, up to the width.
    private const int LatticeEntries = (Width * (Width + 1) / 2) + ((Layers - Width) * Width);
    private const int StateSize = 50;
    private const int OutputSize = 500;
    private const int ManyArtifacts = 100_000;
    private const int ManyScripts = 90_000;
    private readonly string _program;
    private readonly List<string> _rows = [];

    private GrowthMeasurement(string program) => _program = program;

    /// <summary>Measures, prints the table, and writes it into a page where one is named.</summary>
    /// <param name="program">The program <c>cm</c>.</param>
    /// <param name="module">The manifest of the module and a PowerShell; null to leave them out.</param>
    /// <param name="page">The page; null for none.</param>
    /// <returns>The exit code.</returns>
    public static int Run(string program, (string Manifest, string PowerShell)? module, string? page)
    {
        var measurement = new GrowthMeasurement(Path.GetFullPath(program));
        measurement.DiamondsAndChains();
        measurement.State();
        measurement.Output();
        measurement.Artifacts();
        if (module is var (manifest, powerShell))
        {
            measurement.Scripts(Path.GetFullPath(manifest), powerShell);
        }

        var table = string.Join('\n', ["| work | goal | ours | compared with | ratio |", "| --- | --- | ---: | ---: | ---: |", .. measurement._rows]);
        Console.WriteLine(table);
        TablePage.Replace(page, "growth", table);
        return 0;
    }

    private void DiamondsAndChains()
    {
        using var grown = new GrowthHome();
        grown.Lattice(Layers, Width);
        int[] lengths = [250, 500, 1000];
        lengths.ToList().ForEach(grown.Chain);
        using (var engine = ClassicEngine.Open(new CmEngineOptions { HomePath = grown.Home.Path, ModulePath = RunsMeasurement.ModuleFolder() }))
        {
            Row($"a session: plan of a lattice of {Layers} layers", "100 ms", Session(engine, () => Plan(engine, grown.Home, "lattice-0x0")));
        }

        Row($"`cm plan` of the same, the start of the program included", "", Command(grown.Home, ["plan", "script", "--tags=lattice-0x0", "--quiet"]));
        Compared("`cm plan` of a chain of 1,000, and of 500", "2 times", Command(grown.Home, PlanOf(1000)), Command(grown.Home, PlanOf(500)));
        Compared("`cm run` of a chain of 1,000, and of 500", "2 times", Command(grown.Home, RunOf(1000)), Command(grown.Home, RunOf(500)));
        ProcessUsage.Measure([_program, "run", "script", "--tags=lattice-0x0", "--quiet"], grown.Home);
        using (var engine = ClassicEngine.Open(new CmEngineOptions { HomePath = grown.Home.Path, ModulePath = null }))
        {
            Row($"a session: prune plan of the {LatticeEntries} entries of the lattice", "100 ms", Session(engine, () => Prune(engine)));
        }
    }

    private void State()
    {
        using var grown = new GrowthHome();
        grown.State(StateSize);
        var made = OwnUsage.Measure([_program, "run", "script", "--tags=state-user", "--quiet"], grown.Home).PeakMemory;
        var reused = OwnUsage.Measure([_program, "run", "script", "--tags=state-user", "--quiet"], grown.Home).PeakMemory;
        _rows.Add(Text($"peak memory of `cm` with a state of {StateSize} MB: made, reused", $"{4 * StateSize} MB", $"{made:0}, {reused:0} MiB"));
    }

    private void Output()
    {
        using var grown = new GrowthHome();
        grown.Script("output", [], run: $"yes 'a line of output that is rather usual in its length, 80 characters or so, ....' | head -c {OutputSize}000000\n");
        var usage = OwnUsage.Measure([_program, "run", "script", "--tags=output", "--quiet"], grown.Home);
        _rows.Add(Text($"{OutputSize} MB of output: MB for each second of the processor, peak memory", "60 MB, flat", $"{OutputSize / (usage.ProcessorTime / 1000):0} MB, {usage.PeakMemory:0} MiB"));
    }

    private void Artifacts()
    {
        using var grown = new GrowthHome();
        for (var i = 0; i < ManyArtifacts; i++)
        {
            grown.Script($"many-{i}", []);
        }

        var newest = Path.Combine(grown.Home.Path, "repos.json");
        string[] find = ["find", "script", "--tags=many-77"];
        Command(grown.Home, find);
        var (ours, system) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            ours.Add(ProcessUsage.Measure([_program, .. find], grown.Home));
            system.Add(ProcessUsage.Measure(["find", grown.Repository, "-newer", newest], grown.Home));
        }

        Compared("`cm find` among 100,000 artifacts, and `find HOME -newer FILE`", "1.5 times", Sample.Median(ours), Sample.Median(system));
        using var engine = ClassicEngine.Open(new CmEngineOptions { HomePath = grown.Home.Path, ModulePath = null });
        foreach (var (what, name, tags) in new[] { ("tags", "*", "many-77"), ("name", "many-77", "") })
        {
            Row($"a session: find by {what} among 100,000", "1 ms", Session(engine, () => engine.Index.Find(new ArtifactQuery(WellKnownNames.Script, ArtifactName.Parse(name), TagQuery.Parse(tags)))));
        }
    }

    private void Scripts(string manifest, string powerShell)
    {
        using var grown = new GrowthHome();
        for (var i = 0; i < ManyScripts; i++)
        {
            grown.Script($"many-{i}", []);
        }

        Command(grown.Home, ["find", "script", "--tags=many-77"]);
        var command = $"Import-Module '{manifest.Replace("'", "''", StringComparison.Ordinal)}'; $watch = [Diagnostics.Stopwatch]::StartNew(); $count = @(Get-CmScript).Count; \"$($watch.ElapsedMilliseconds) $count\"";
        var usage = OwnUsage.Measure([powerShell, "-NoLogo", "-NoProfile", "-NonInteractive", "-Command", command], grown.Home);
        _rows.Add(Text("`Get-CmScript` of 90,000: from start to end, most threads of the session", "5 s, 20", $"{int.Parse(usage.Output.Split(' ')[0], CultureInfo.InvariantCulture) / 1000.0:0.0} s, {usage.MostThreads}"));
    }

    private static void Plan(CmEngine engine, ScratchHome home, string tag) =>
        new ScriptPlanner(engine.Runner).Plan(new RunRequest { Tags = [tag], Quiet = true, WorkDirectory = home.WorkDirectory }, Operation.Silent);

    private static void Prune(CmEngine engine)
    {
        var all = new CacheSnapshot(engine.Index, engine.Repositories.Local, engine.Home, engine.CacheStores);
        var count = PrunePlan.Create(new PruneRequest { OlderThan = TimeSpan.Zero }, all.All, all, DateTime.UtcNow.AddDays(1)).Removals.Count;
        if (count != LatticeEntries)
        {
            throw new InvalidOperationException($"{count} entries would be removed, and there are {LatticeEntries}.");
        }
    }

    private static double Session(CmEngine engine, Action action) => Sample.Median(SessionRounds, SessionRounds, () =>
    {
        engine.Refresh();
        action();
    });

    private static string[] PlanOf(int length) => ["plan", "script", $"--tags=chain-{length}-0", "--quiet"];

    private static string[] RunOf(int length) => ["run", "script", $"--tags=chain-{length}-0", "--quiet"];

    private double Command(ScratchHome home, string[] arguments) =>
        Sample.Median(Enumerable.Range(0, Rounds).Select(_ => ProcessUsage.Measure([_program, .. arguments], home)));

    private void Row(string work, string goal, double ours) => _rows.Add(Text(work, goal, $"{ours:0.0} ms"));

    private void Compared(string work, string goal, double ours, double other) => _rows.Add(string.Create(CultureInfo.InvariantCulture, $"| {work} | {goal} | {ours:0} ms | {other:0} ms | {ours / other:0.0} |"));

    private static string Text(string work, string goal, FormattableString ours) => $"| {work} | {goal} | {FormattableString.Invariant(ours)} |  |  |";
}
