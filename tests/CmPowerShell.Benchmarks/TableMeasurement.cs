using CmPowerShell.Classic;
using CmPowerShell.Engine;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Execution.Planning;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Benchmarks;

/// <summary>
/// The table of docs/reference/benchmarks.md: each command side by side with the reference and with an empty Python program, pair by pair in one call, so that a busy machine slows all of
/// them alike. Ratios count.
/// </summary>
internal sealed class TableMeasurement(RunsOptions options, ScratchHome home)
{
    private const int Starts = 21;
    private const int FirstReads = 7;
    // As many as .NET takes to have compiled for good what a run needs.
    private const int SessionWarmUps = 200;
    private const int SessionRounds = 25;

    private static readonly (string Work, string Goal, string[] Arguments, bool MayFail)[] Commands =
    [
        ("`cm find`, by tags", "1.0 of an empty Python", ["find", "script", "--tags=detect,os"], false),
        ("`cm find`, by name", "1.0 of an empty Python", ["find", "script", "detect-os"], false),
        ("`cm find`, by uid", "1.0 of an empty Python", ["find", "script", "863735b7db8c44fc"], false),
        ("`cm find`, no match", "1.0 of an empty Python", ["find", "script", "--tags=no,such,thing"], true),
        ("`cm run`, cached, no hook", "1.5 of an empty Python", ["run", "script", "--tags=get,python3", "--quiet"], false),
        ("`cm run script --tags=detect,os`", "0.5 of the reference", ["run", "script", "--tags=detect,os", "--quiet"], false),
    ];

    /// <summary>Measures, prints the table, and writes it into a page where one is named.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(RunsOptions options, string? page)
    {
        if (options.Program is null)
        {
            Console.Error.WriteLine("table FOLDER --program CM [--reference PYTHON] [--write PAGE]");
            return 1;
        }

        using var home = new ScratchHome(options.Folder);
        var table = new TableMeasurement(options, home).Measure();
        Console.WriteLine(table);
        TablePage.Replace(page, "table", table);
        return 0;
    }

    private string Python => options.Reference ?? "python3";

    private string Measure()
    {
        var rows = Commands.Select(command => (command, Row: new TableRow(command.Work, command.Goal))).ToList();
        foreach (var (command, row) in rows)
        {
            for (var round = 0; round <= Starts; round++)
            {
                Pair(command.Arguments, command.MayFail, round == 0 ? new TableRow("", "") : row);
            }
        }

        var memory = new TableRow("peak memory of `cm find`", "20 MiB", "MiB");
        memory.Ours(ProcessUsage.PeakMemory(Python, [options.Program!, .. Commands[0].Arguments], home));
        if (options.Reference is { } reference)
        {
            memory.Reference(ProcessUsage.PeakMemory(reference, [reference, "-m", "cmind", .. Commands[0].Arguments], home));
        }

        var first = FirstRead();
        return string.Join('\n',
        [
            "| work | goal | ours | reference | ratio | empty Python | ratio |",
            "| --- | --- | ---: | ---: | ---: | ---: | ---: |",
            .. rows.Select(row => row.Row.ToString()),
            first.ToString(),
            memory.ToString(),
            Session("a session: find", "1/50", engine => engine.Index.Find(new ArtifactQuery(WellKnownNames.Script, ArtifactName.Any, TagQuery.Parse("detect,os"))), """{"action": "find", "automation": "script", "tags": "detect,os"}"""),
            Session("a session: cached run", "1/25", engine => Run(engine, "get,python3"), Request("get,python3")),
            Session("a session: `detect,os`", "1/15", engine => Run(engine, "detect,os"), Request("detect,os")),
            Session("a session: `print,python-version` with a cached dependency", "1/15", engine => Run(engine, "print,python-version"), Request("print,python-version")),
            Plans().ToString(),
        ]);
    }

    // The reference keeps its index in the home too.
    private TableRow FirstRead()
    {
        var row = new TableRow("first read of a repository, without an index", "0.1 of the reference");
        for (var round = 0; round <= FirstReads; round++)
        {
            File.Delete(Path.Combine(home.Path, ".cmpowershell", "index"));
            File.Delete(Path.Combine(home.Path, "index.json"));
            Pair(Commands[0].Arguments, mayFail: false, round == 0 ? new TableRow("", "") : row);
        }

        return row;
    }

    private TableRow Plans()
    {
        var row = new TableRow("plans of all scripts of the repository in one process", "2000 ms");
        using var engine = ClassicEngine.Open(new CmEngineOptions { HomePath = home.Path, ModulePath = RunsMeasurement.ModuleFolder() });
        var planner = new ScriptPlanner(engine.Runner);
        var before = Environment.CpuUsage.TotalTime;
        foreach (var script in engine.Index.Find(new ArtifactQuery(WellKnownNames.Script, ArtifactName.Any, TagQuery.Any)))
        {
            try
            {
                planner.Plan(new RunRequest { Script = script, Quiet = true, WorkDirectory = home.WorkDirectory }, Operation.Silent);
            }
            catch (CmException)
            {
                // Some scripts need a variation, or another script that is in no repository.
            }
        }

        row.Ours((Environment.CpuUsage.TotalTime - before).TotalMilliseconds);
        return row;
    }

    private void Pair(string[] arguments, bool mayFail, TableRow row)
    {
        row.Base(ProcessUsage.Measure([Python, "-c", "pass"], home));
        row.Ours(ProcessUsage.Measure([options.Program!, .. arguments], home, mayFail));
        if (options.Reference is { } reference)
        {
            row.Reference(ProcessUsage.Measure([reference, "-m", "cmind", .. arguments], home, mayFail));
        }
    }

    private string Session(string work, string goal, Action<CmEngine> action, string request)
    {
        var row = new TableRow(work, goal + " of the reference");
        using (var engine = ClassicEngine.Open(new CmEngineOptions { HomePath = home.Path, ModulePath = RunsMeasurement.ModuleFolder() }))
        {
            row.Ours(Sample.Median(SessionWarmUps, SessionRounds, () =>
            {
                engine.Refresh();
                action(engine);
            }));
        }

        if (options.Reference is { } reference)
        {
            row.Reference(new ReferenceProgram(reference, home).OfRequest(request, SessionRounds));
        }

        return row.ToString();
    }

    private void Run(CmEngine engine, string tags) =>
        engine.Runner.Run(new RunRequest { Tags = tags.Split(','), Quiet = true, WorkDirectory = home.WorkDirectory }, Operation.Silent);

    private static string Request(string tags) => $$"""{"action": "run", "automation": "script", "tags": "{{tags}}", "quiet": true}""";
}
