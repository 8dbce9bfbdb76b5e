using AwesomeAssertions;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Experiments.Comparison;
using CmPowerShell.Engine.Experiments.Design;
using CmPowerShell.Engine.Experiments.Running;
using CmPowerShell.Engine.Experiments.Storage;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Tests.Execution;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.Experiments;

/// <summary>Runs of experiments: scripts and commands, failures, budgets, and resumption.</summary>
public sealed class ExperimentSessionTests : IDisposable
{
    private readonly ScratchEngine _home = new();

    public ExperimentSessionTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "The scripts are for a POSIX shell.");

    public void Dispose() => _home.Dispose();

    [Fact]
    public void A_command_is_measured_at_each_point_and_the_files_are_those_of_the_reference()
    {
        var points = Measure(Command("echo \"{\\\"twice\\\": $((2 * {{N}}))}\" > cm-output.json") with { Repeat = 2, Order = PointOrder.Listed });

        points.Select(point => $"{point.Point}: {point.Count} {point.Figures.Single(figure => figure.Name == "twice").Sample.Median}").Should().Equal("N=1: 2 2", "N=2: 2 4", "N=3: 2 6");
        var run = points[0].Run;
        run.Name.Should().MatchRegex(@"^\d{4}-\d\d-\d\d\.\d\d-\d\d-\d\d\.\d{6}$");
        run.IsFinished.Should().BeTrue();
        run.Artifact.Automation.Uid.Should().Be("a0a2d123ef064bcb");
        var results = (MetaList)JsonMeta.Parse(File.ReadAllText(Path.Combine(run.Folder, "cm-result.json")), "r");
        results.Should().HaveCount(6);
        ((MetaMap)results[0]).Keys.Should().StartWith(["uid", "iso_datetime"]).And.Contain(["N", "twice", "time_wall_seconds"]);
        ((MetaMap)JsonMeta.Parse(File.ReadAllText(Path.Combine(run.Folder, "cm-input.json")), "i")).Map("explore").List("N").Should().HaveCount(3);
        File.Exists(Path.Combine(run.Folder, ((MetaMap)results[0]).Text("uid"), "cm-input.json")).Should().BeTrue();
        run.Facts.Text("machine").Should().Be(Environment.MachineName);
    }

    [Fact]
    public void A_script_is_measured_over_variations_variables_and_inputs()
    {
        _home.Artifact(WellKnownNames.Script, "tool", """
            tags: [tool]
            input_mapping: { size: MY_SIZE }
            new_state_keys: [ figures ]
            variations: { fast: { env: { MY_SPEED: 2 } }, slow: { env: { MY_SPEED: 1 } } }
            experiment: { units: { speed: MB/s } }
            """, ("run.sh", "echo \"{\\\"figures\\\": {\\\"speed\\\": $MY_SPEED, \\\"size\\\": $MY_SIZE}}\" > tmp-run-state.json\n"));

        var points = Measure(new ExperimentRequest
        {
            Scripts = [new RunRequest { Tags = ["tool"], Inputs = new MetaMap { ["size"] = 7 } }],
            Axes = [ExperimentAxis.Create(AxisKind.Variation, "variation", ["fast", "slow", "none"])],
            Order = PointOrder.Listed,
        });

        points[..2].Select(point => string.Join(' ', point.Figures.Where(figure => figure.Name is "speed" or "size").Select(figure => $"{figure.Name}={figure.Sample.Median}{figure.Unit}"))).Should().Equal("speed=2MB/s size=7", "speed=1MB/s size=7");
        points[2].Error!.Message.Should().Contain("none");
        points[2].Count.Should().Be(0);
        points[0].Run.Artifact.Alias.Should().Be("tool");
        points[0].Run.Facts.Map("scripts").Keys.Should().Contain("tool");
        File.Exists(Path.Combine(points[0].Folder!, "run.json")).Should().BeTrue();
    }

    [Fact]
    public void A_point_that_fails_is_a_result_with_its_error_and_the_others_continue()
    {
        var points = Measure(Command("test {{N}} -ne 2 || { echo broken; exit 3; }") with { Repeat = 2 });

        points.Should().HaveCount(3);
        var failed = points.Single(point => point.Error is not null);
        failed.Point.ToString().Should().Be("N=2");
        failed.Error!.Id.Should().Be("CommandFailed");
        failed.Error.LastLines.Should().Equal("broken");
        var result = failed.Run.ReadResults().Single(row => row.Text("outcome") == "failed");
        result.Text("error_id").Should().Be("CommandFailed");
        failed.Run.ReadResults().Should().HaveCount(5, "a point that fails is not repeated");
    }

    [Fact]
    public void An_interrupted_run_continues_without_repeating_finished_points()
    {
        var request = Command("echo x >> ../../count; test {{N}} -ne 3 || test -e ../../done") with { Order = PointOrder.Listed, Resume = true };
        using (var first = _home.Engine.ExperimentRunner.Begin(request))
        {
            first.Measure(first.Points, _home.Operation()).Take(2).Should().HaveCount(2);
        }

        var run = ExperimentRun.GetAll(_home.Engine.Experiments.Find(ArtifactName.Parse("echo"), [])[0]).Should().ContainSingle().Subject;
        run.IsFinished.Should().BeFalse();
        File.WriteAllText(Path.Combine(run.Artifact.Path, "done"), "");

        var points = Measure(request);

        points.Select(point => $"{point.Point} {point.Count} {point.IsKept} {point.Error is null}").Should().Equal("N=1 1 True True", "N=2 1 True True", "N=3 1 False True");
        File.ReadAllLines(Path.Combine(run.Artifact.Path, "count")).Should().HaveCount(3);
        ExperimentRun.GetAll(run.Artifact).Should().ContainSingle("the same run continues");
        Measure(request)[0].IsKept.Should().BeFalse("a finished run is not resumed");
    }

    [Fact]
    public void The_order_is_random_with_a_recorded_seed()
    {
        var request = Command("true", [.. Enumerable.Range(1, 8)]);

        var first = Measure(request with { Seed = 5 }).Select(point => point.Point.ToString()).ToList();

        first.Should().NotBeInAscendingOrder().And.Equal(Measure(request with { Seed = 5 }).Select(point => point.Point.ToString()));
        var run = ExperimentRun.GetAll(_home.Engine.Experiments.Find(ArtifactName.Parse("true"), [])[0])[0];
        JsonMeta.Parse(File.ReadAllText(Path.Combine(run.Folder, "cm-experiment.json")), "r").As<MetaMap>().Text("seed").Should().Be("5");
    }

    [Fact]
    public void Rounds_measure_all_points_before_one_is_repeated()
    {
        var run = Measure(Command("true", 1, 2) with { Repeat = 3, Order = PointOrder.Interleaved })[0].Run;

        run.ReadResults().Select(result => result.Text("repetition")).Should().Equal("1", "1", "2", "2", "3", "3");
    }

    [Fact]
    public void Repetition_stops_when_the_interval_is_narrow_or_the_maximum_is_reached()
    {
        var steady = Measure(Command("echo '{\"a\": 5}' > cm-output.json", 1) with { Repeat = 3, RelativeError = 0.01, Figure = "a" });
        var noisy = Measure(Command("echo \"{\\\"a\\\": $(wc -l < ../../lines 2> /dev/null || echo 1)}\" > cm-output.json; echo x >> ../../lines", 1) with { Repeat = 3, RelativeError = 0.01, MaximumRepeat = 5, Figure = "a", Tags = ["noisy"] });

        steady.Single().Count.Should().Be(3);
        noisy.Single().Count.Should().Be(5);
    }

    [Fact]
    public void A_warmup_runs_and_is_not_kept()
    {
        var point = Measure(Command("echo x >> ../../count", 1) with { Warmup = 2, Repeat = 2 }).Single();

        point.Count.Should().Be(2);
        File.ReadAllLines(Path.Combine(point.Run.Artifact.Path, "count")).Should().HaveCount(4);
        Directory.GetDirectories(point.Run.Folder, "warmup*").Should().BeEmpty();
    }

    [Fact]
    public void A_budget_of_points_ends_the_run()
    {
        var points = Measure(Command("true") with { MaximumPoint = 2 });

        points.Should().HaveCount(2);
        points[0].Run.IsFinished.Should().BeTrue();
    }

    [Fact]
    public void A_budget_of_points_does_not_shorten_their_repetition() =>
        Measure(Command("true") with { MaximumPoint = 2, Repeat = 3 }).Select(point => point.Count).Should().Equal(3, 3);

    [Fact]
    public void A_plan_lists_the_points_and_estimates_from_earlier_runs()
    {
        var request = Command("true") with { Repeat = 4, Warmup = 1, Order = PointOrder.Listed };
        _home.Engine.ExperimentRunner.Plan(request).Should().BeEquivalentTo(new { RunCount = 15, Estimate = (TimeSpan?)null });
        _home.Engine.Experiments.Find(ArtifactName.Any, []).Should().BeEmpty("a plan writes nothing");
        Measure(request);

        var plan = _home.Engine.ExperimentRunner.Plan(request);

        plan.Points.Select(point => point.ToString()).Should().Equal("N=1", "N=2", "N=3");
        plan.Estimate.Should().BeGreaterThan(TimeSpan.Zero);
    }

    [Fact]
    public void An_unknown_placeholder_is_the_error_of_the_points()
    {
        var point = Measure(Command("echo {{M}}", 1)).Single();

        point.Error!.Id.Should().Be("PlaceholderUnknown");
    }

    [Fact]
    public void A_value_never_becomes_a_part_of_the_line_of_a_shell()
    {
        var request = Command("echo {{M}}", 1);
        var point = Measure(request with { Env = new MetaMap(request.Env) { ["M"] = "x; touch ../../made" } }).Single();

        point.Error!.Id.Should().Be("PlaceholderUnsafe");
        Directory.EnumerateFiles(_home.Engine.Home.Path, "made", SearchOption.AllDirectories).Should().BeEmpty();
    }

    [Fact]
    public void A_figure_that_is_a_text_in_one_run_is_reported_and_the_rest_goes_on()
    {
        var point = Measure(Command("test -e ../../seen && echo '{\"a\": 1, \"b\": 2}' > cm-output.json || echo '{\"a\": \"none\", \"b\": 3}' > cm-output.json; touch ../../seen", 1) with { Repeat = 3 }).Single();

        _home.Events.Of<ProblemReported>().Select(problem => problem.Error.Id).Should().Equal("FigureMixed");
        point.Figures.Single(figure => figure.Name == "b").Sample.Count.Should().Be(3);
    }

    [Fact]
    public void Nothing_to_measure_is_an_error() =>
        ((Action)(() => _home.Engine.ExperimentRunner.Begin(new ExperimentRequest()))).Should().Throw<CmException>().Which.Error.Id.Should().Be("ExperimentWithoutWork");

    [Fact]
    public void Runs_of_both_generations_are_listed()
    {
        _home.Artifact(WellKnownNames.Experiment, "old", "tags: [old]");
        _home.Engine.Refresh();
        var artifact = _home.Engine.Experiments.Find(ArtifactName.Parse("old"), [])[0];
        foreach (var name in new[] { "2023-04-06.00-36-37.103508", "run_2025-01-02_03-04-05", "scratch" })
        {
            Directory.CreateDirectory(Path.Combine(artifact.Path, name));
        }

        ExperimentRun.GetAll(artifact).Select(run => $"{run.Name} {run.Started:yyyy-MM-dd HH:mm:ss}").Should().Equal("2023-04-06.00-36-37.103508 2023-04-06 00:36:37", "run_2025-01-02_03-04-05 2025-01-02 03:04:05");
    }

    [Fact]
    public void A_part_of_a_run_is_compared_with_another_part()
    {
        Measure(Command("echo \"{\\\"t_ms\\\": $((10 * {{N}})), \\\"label\\\": \\\"x\\\"}\" > cm-output.json", 1, 2) with { Repeat = 5 });

        var compared = Compare(new MetaMap { ["N"] = 1 }, new MetaMap { ["N"] = 2 }, ["t_ms"]);

        var figure = compared.Figures.Should().ContainSingle().Subject;
        (figure.Point, figure.Unit, figure.Samples.Change, figure.Verdict).Should().Be(("", "ms", 1, ComparisonVerdict.Worse));
        (figure.IsRegression(0.05), figure.IsRegression(2)).Should().Be((true, false));
        compared.Differences.Should().BeEmpty();
        ((Action)(() => Compare(new MetaMap { ["N"] = 1 }, new MetaMap { ["N"] = 9 }, []))).Should().Throw<CmException>().Which.Error.Id.Should().Be("NothingToCompare");
    }

    private ComparisonResult Compare(MetaMap from, MetaMap to, IReadOnlyList<string> figures) => ExperimentComparer.Compare(
        ComparisonSides.Find(_home.Engine.Experiments, "echo", from), ComparisonSides.Find(_home.Engine.Experiments, "echo", to), figures);

    private static ExperimentRequest Command(string line, params IReadOnlyList<int> values) => new()
    {
        // A single word with spaces is a line for the shell.
        Command = [line.Contains(' ', StringComparison.Ordinal) ? line : line + " "],
        Axes = [ExperimentAxis.Create(AxisKind.Env, "N", (values.Count == 0 ? [1, 2, 3] : values).Select(value => (MetaValue)value))],
    };

    private List<PointOutcome> Measure(ExperimentRequest request)
    {
        _home.Engine.Refresh();
        using var session = _home.Engine.ExperimentRunner.Begin(request);
        var points = session.Measure(session.Points, _home.Operation()).ToList();
        session.Finish();
        return points;
    }
}
