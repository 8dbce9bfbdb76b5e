using AwesomeAssertions;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Experiments.Design;
using CmPowerShell.Engine.Experiments.Running;
using CmPowerShell.Engine.Experiments.Storage;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Tests.Execution;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.Experiments;

/// <summary>Several points of an experiment at the same time.</summary>
public sealed class ParallelPointTests : IDisposable
{
    private readonly ScratchEngine _home = new();

    public ParallelPointTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "The commands are for a POSIX shell.");

    public void Dispose() => _home.Dispose();

    // Each of the three waits for a file of the others, so one after the other they would never end.
    private const string Meeting = "touch ../../at-{{N}}; while ! test -e ../../at-1 -a -e ../../at-2 -a -e ../../at-3; do sleep 0.01; done";

    [Fact]
    public void So_many_points_run_at_the_same_time_and_each_is_complete()
    {
        var points = Measure(Command(Meeting, 3) with { ThrottleLimit = 3, Repeat = 2 });

        points.Select(point => point.Count).Should().Equal(2, 2, 2);
        points[0].Run.IsFinished.Should().BeTrue();
        points[0].Run.ReadResults().Should().HaveCount(6).And.OnlyContain(result => result.Text("outcome") == "succeeded");
        points[0].Run.ReadResults().Select(result => result.Text("uid")).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void Points_are_emitted_in_the_order_of_their_end()
    {
        var request = Command("test {{N}} -eq 2 || while ! test -e ../../go; do sleep 0.01; done; touch ../../done-{{N}}", 2) with { ThrottleLimit = 2, Order = PointOrder.Listed };
        using var session = _home.Engine.ExperimentRunner.Begin(request);
        using var points = session.Measure(session.Points, _home.Operation()).GetEnumerator();

        points.MoveNext().Should().BeTrue();
        points.Current.Point.ToString().Should().Be("N=2");
        File.WriteAllText(Path.Combine(session.Run.Artifact.Path, "go"), "");
        points.MoveNext().Should().BeTrue();
        points.Current.Point.ToString().Should().Be("N=1");
    }

    [Fact]
    public void A_recorded_seed_repeats_the_order_of_the_starts()
    {
        var request = Command("true ", 12) with { Seed = 7 };

        Measure(request with { ThrottleLimit = 3 }).OrderBy(point => point.Number).Select(point => point.Point.ToString())
            .Should().Equal(Measure(request).Select(point => point.Point.ToString()));
    }

    [Fact]
    public void Processor_time_and_memory_are_left_out_since_they_belong_to_all_that_run()
    {
        Measure(Command("true ", 2) with { ThrottleLimit = 2 })[0].Figures.Select(figure => figure.Name).Should().Equal("time_wall_seconds");
    }

    [Fact]
    public void The_caller_that_takes_no_further_points_ends_all_that_run()
    {
        var request = Command("test {{N}} -eq 1 || while :; do sleep 0.01; done", 3) with { ThrottleLimit = 3, Resume = true };
        using (var session = _home.Engine.ExperimentRunner.Begin(request))
        {
            session.Measure(session.Points, _home.Operation()).Take(1).Should().ContainSingle().Which.Point.ToString().Should().Be("N=1");
        }

        var run = ExperimentRun.GetAll(_home.Engine.Experiments.Find(ArtifactName.Parse("test"), [])[0]).Single();
        run.ReadResults().Should().ContainSingle("what was ended has no result");
        Directory.GetDirectories(run.Folder).Should().ContainSingle();
    }

    [Fact]
    public void Rounds_are_complete_before_the_next_one_begins()
    {
        var run = Measure(Command("true ", 4) with { ThrottleLimit = 4, Repeat = 3, Order = PointOrder.Interleaved })[0].Run;

        run.ReadResults().Select(result => result.Text("repetition")).Should().Equal("1", "1", "1", "1", "2", "2", "2", "2", "3", "3", "3", "3");
    }

    [Fact]
    public void Scripts_run_at_the_same_time_and_share_their_dependency()
    {
        _home.Artifact(WellKnownNames.Script, "base", "tags: [base]\ncache: true", ("run.sh", "echo x >> \"$HERE/made\"\n"));
        _home.Artifact(WellKnownNames.Script, "tool", "tags: [tool]\nnew_state_keys: [figures]\ndeps: [ { tags: base } ]", ("run.sh", "echo \"{\\\"figures\\\": {\\\"n\\\": $N}}\" > tmp-run-state.json\n"));
        var request = new ExperimentRequest
        {
            Scripts = [new RunRequest { Tags = ["tool"], Env = new MetaMap { ["HERE"] = _home.Engine.Home.Path } }],
            Axes = [Axis(6)],
            ThrottleLimit = 4,
        };

        var points = Measure(request);

        points.Select(point => point.Error?.Text ?? "").Should().OnlyContain(text => text == "");
        points.Should().OnlyContain(point => point.Figures.Single(figure => figure.Name == "n").Sample.Median.ToString() == point.Point.Settings[0].Value.ToString());
        File.ReadAllLines(Path.Combine(_home.Engine.Home.Path, "made")).Should().ContainSingle();
    }

    private static ExperimentRequest Command(string line, int points) => new() { Command = [line], Axes = [Axis(points)] };

    private static ExperimentAxis Axis(int points) => ExperimentAxis.Create(AxisKind.Env, "N", Enumerable.Range(1, points).Select(value => (MetaValue)value));

    private List<PointOutcome> Measure(ExperimentRequest request)
    {
        _home.Engine.Refresh();
        using var session = _home.Engine.ExperimentRunner.Begin(request);
        var points = session.Measure(session.Points, _home.Operation()).ToList();
        session.Finish();
        return points;
    }
}
