using AwesomeAssertions;
using CmPowerShell.Tests.Hosting;
using Xunit;

namespace CmPowerShell.Tests.Cmdlets;

/// <summary>Experiments in a session: measured, listed, read, compared and tested.</summary>
public sealed class ExperimentTests : IDisposable
{
    private const string ScriptState = "\"new_state_keys\": [\"figures\"], \"variations\": { \"fast\": { \"env\": { \"MY_TIME\": \"10\" } }, \"slow\": { \"env\": { \"MY_TIME\": \"20\" } } },";
    private readonly CmSession _session = new("my home's");

    public ExperimentTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The scripts are for a POSIX shell.");
        var folder = TestScripts.AddScript(_session, "tool", "tool", ScriptState);
        TestScripts.Write(Path.Combine(folder, "run.sh"), "echo \"{\\\"figures\\\": {\\\"t_ms\\\": ${MY_TIME:-5}, \\\"n\\\": ${N:-0}}}\" > tmp-run-state.json\n");
    }

    public void Dispose() => _session.Dispose();

    [Fact]
    public void A_script_is_measured_and_each_point_is_an_object()
    {
        var points = _session.Run("Get-CmScript tool | Invoke-CmExperiment -Variation fast, slow -Env @{ N = '1..2' } -Repeat 2 -Order Listed").Objects<CmExperimentPoint>().ToList();

        points.Select(point => point.Point).Should().Equal("variation=fast, N=1", "variation=fast, N=2", "variation=slow, N=1", "variation=slow, N=2");
        points.Should().AllSatisfy(point => point.Count.Should().Be(2));
        ((CmFigureStatistic)points[3].Figures["t_ms"]!).Should().BeEquivalentTo(new { Median = 20.0, Unit = "ms", Better = CmBetterDirection.Lower, Count = 2 });
        points[0].Experiment.Should().Be("tool");
        points[0].Parameters["N"].Should().Be(1);
    }

    [Fact]
    public void Words_after_two_dashes_are_a_command()
    {
        var point = _session.Run("Invoke-CmExperiment -Env @{ N = 3 } -- sh -c 'echo \"{\\\"n\\\": {{N}}}\" > cm-output.json'").Objects<CmExperimentPoint>().Single();

        ((CmFigureStatistic)point.Figures["n"]!).Median.Should().Be(3);
        point.Experiment.Should().Be("sh");
        _session.Run("Invoke-CmExperiment -Command true -Experiment one").Objects<CmExperimentPoint>().Single().Experiment.Should().Be("one");
    }

    [Fact]
    public void WhatIf_measures_nothing_and_lists_the_points()
    {
        _session.Run("Invoke-CmExperiment tool -Variation fast, slow -WhatIf").Output.Should().BeEmpty();
        _session.Run("Get-CmExperiment").Output.Should().BeEmpty();
        _session.Host.Recorded.Text.Should().Contain("variation=fast").And.Contain("2 points in 2 runs");
    }

    [Fact]
    public void A_script_block_chooses_the_next_point_from_the_results()
    {
        var points = _session.Run("Invoke-CmExperiment tool -Next { param($measured) if ($measured.Count -lt 3) { @{ Env = @{ N = 2 * $measured.Count + 1 } } } }").Objects<CmExperimentPoint>();

        points.Select(point => point.Point).Should().Equal("N=1", "N=3", "N=5");
    }

    [Fact]
    public void Points_are_listed_one_by_one() =>
        _session.Run("Invoke-CmExperiment tool -Order Listed -Point @{ Variation = 'slow'; Env = @{ N = 1 } }, @{ Variation = 'fast' }").Objects<CmExperimentPoint>().Select(point => point.Outcome).Should().Equal(CmRunOutcome.Succeeded, CmRunOutcome.Succeeded);

    [Theory]
    [InlineData("Invoke-CmExperiment tool -Env @{ N = @() }", "AxisEmpty")]
    [InlineData("Invoke-CmExperiment tool -Env @{ N = '4..1+1' }", "AxisRangeInvalid")]
    [InlineData("Invoke-CmExperiment tool -Env @{ n = 1, 2 } -Parameter @{ N = 1, 2 }", "AxisRepeated")]
    [InlineData("Invoke-CmExperiment nothing", "ScriptNotFound")]
    [InlineData("Invoke-CmExperiment -Variation a, b", "ExperimentWithoutWork")]
    [InlineData("Invoke-CmExperiment tool -Experiment nowhere:one", "RepositoryNotFound")]
    [InlineData("Get-CmExperiment nothing", "ExperimentNotFound")]
    [InlineData("Compare-CmExperiment nothing", "ExperimentNotFound")]
    public void Bad_input_is_one_error_and_nothing_is_measured(string command, string id)
    {
        var ran = _session.Run(command);

        ran.ErrorIds.Should().Equal(id);
        ran.Output.Should().BeEmpty();
        _session.Run("Get-CmExperiment").Output.Should().BeEmpty();
    }

    [Fact]
    public void An_unknown_variation_is_the_failure_of_its_point()
    {
        var points = _session.Run("Invoke-CmExperiment tool -Variation fast, none -Order Listed").Objects<CmExperimentPoint>().ToList();

        points.Select(point => point.Outcome).Should().Equal(CmRunOutcome.Succeeded, CmRunOutcome.Failed);
        points[1].ErrorMessage.Should().Contain("none");
    }

    [Fact]
    public void Results_are_objects_with_parameters_and_figures_as_properties()
    {
        _session.Run("Invoke-CmExperiment tool -Variation fast, slow -Repeat 2");

        var results = _session.Run("Get-CmExperiment tool | Get-CmResult | Where-Object variation -eq slow").Output;

        results.Should().HaveCount(2);
        results[0].Properties["t_ms"].Value.Should().Be(20);
        results[0].Properties["Experiment"].Value.Should().Be("tool");
        results[0].TypeNames[0].Should().Be("CmPowerShell.CmResult");
        _session.Run("(Get-CmArtifact experiment tool).Runs.Count").Output.Single().BaseObject.Should().Be(1);
    }

    [Fact]
    public void A_broken_file_among_others_is_one_error()
    {
        foreach (var number in Enumerable.Range(0, 5))
        {
            var folder = Path.Combine(_session.Repositories, "local", "experiment", $"e{number}");
            TestScripts.Write(Path.Combine(folder, "_cm.json"), $$"""{ "alias": "e{{number}}", "uid": "00000000000000e{{number}}", "automation_alias": "experiment", "automation_uid": "a0a2d123ef064bcb", "tags": ["old"] }""");
            TestScripts.Write(Path.Combine(folder, "2023-04-06.00-36-37.103508", "cm-result.json"), number == 2 ? "[ {\"a\": 1}, {\"a\": " : "[ {\"a\": 1, \"A\": 2, \"b\": {\"c\": 3}}, {\"a\": 2} ]");
        }

        var ran = _session.Run("Get-CmResult -Tag old");

        ran.ErrorIds.Should().Equal("MetaFileBroken");
        ran.Output.Should().HaveCount(9);
        ran.Output[0].Properties["b.c"].Value.Should().Be(3);
    }

    [Fact]
    public void Two_parts_of_a_run_are_compared_and_tested()
    {
        _session.Run("Invoke-CmExperiment tool -Variation fast, slow -Repeat 5");
        const string Sides = "-BaselineFilter @{ variation = 'fast' } -CandidateFilter @{ variation = 'slow' } -Figure t_ms, n";

        var compared = _session.Run($"Compare-CmExperiment tool {Sides}").Objects<CmComparison>().ToList();
        compared.Select(figure => $"{figure.Figure} {figure.Change} {figure.Verdict} {figure.IsRegression}").Should().BeEquivalentTo("t_ms 1 Worse False", "n  Same False");

        var ran = _session.Run($"Test-CmExperiment tool {Sides} -Threshold 5% -JUnit '{_session.Folder}/r.xml' -Markdown '{_session.Folder}/r.md'");
        ran.ErrorIds.Should().Equal("ExperimentRegressed");
        ran.Objects<CmComparison>().Count(figure => figure.IsRegression).Should().Be(1);
        File.ReadAllText(Path.Combine(_session.Folder, "r.xml")).Should().Contain("failures=\"1\"").And.Contain("ExperimentRegressed");
        File.ReadAllText(Path.Combine(_session.Folder, "r.md")).Should().Contain("| **failed** | t\\_ms |").And.Contain("+100.0%");
        _session.Run($"Test-CmExperiment tool {Sides} -Threshold 200%").Errors.Should().BeEmpty();
    }

    [Fact]
    public void The_last_run_is_compared_with_the_run_before_and_what_else_differs_is_listed()
    {
        _session.Run("Invoke-CmExperiment tool -Env @{ MY_TIME = 10 } -Repeat 4; Invoke-CmExperiment tool -Env @{ MY_TIME = 30 } -Repeat 4");

        _session.Run("Compare-CmExperiment tool -Figure t_ms").Objects<CmComparison>().Single().Change.Should().Be(2);
        _session.Run("Compare-CmExperiment tool -Environment").Objects<CmWorldDifference>().Select(difference => $"{difference.Name} {difference.Baseline} {difference.Candidate}").Should().Contain("env.MY_TIME 10 30");
        _session.Run("Invoke-CmExperiment tool -Env @{ MY_TIME = 31 } -Repeat 4 | Test-CmExperiment -Threshold 0.05 -Figure t_ms").Objects<CmComparison>().Single().Verdict.Should().Be(CmComparisonVerdict.Worse);
    }

    [Theory]
    [InlineData("5")]
    [InlineData("x%")]
    [InlineData("-1%")]
    public void A_share_is_a_percentage_or_at_most_one(string share) => _session.Run($"Test-CmExperiment tool -Threshold '{share}'").Errors.Should().ContainSingle().Which.FullyQualifiedErrorId.Should().StartWith("ParameterArgument");

    [Fact]
    public void A_home_that_cannot_be_written_is_an_error()
    {
        Assert.SkipWhen(Environment.UserName == "root", "The super-user may write everywhere.");
        var folder = Directory.CreateDirectory(Path.Combine(_session.Repositories, "local", "experiment")).FullName;
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserExecute);
            _session.Run("Invoke-CmExperiment tool").Errors.Should().ContainSingle();
            File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
