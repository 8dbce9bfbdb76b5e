using AwesomeAssertions;
using CmPowerShell.Classic.Contracts;
using CmPowerShell.Classic.Grammar;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Experiments.Design;
using CmPowerShell.Engine.Experiments.Running;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Tests.Execution;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Classic.Tests;

/// <summary><c>cm run experiment</c> with the inputs of the Python tools.</summary>
public sealed class ExperimentActionTests : IDisposable
{
    private readonly ScratchEngine _scratch = new();

    public ExperimentActionTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "The commands are for a POSIX shell.");

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void A_command_is_measured_over_all_combinations_in_the_order_of_the_values()
    {
        var outcome = Execute("run", "experiment", "--tags=my,test", "--out=con", "--explore.A=[1, 2]", "--", "echo", "{{A}}-{{B{['x','y']}}}");

        outcome.Error.Should().BeNull();
        outcome.Values.OfType<PointOutcome>().Select(point => point.Point.ToString()).Should().Equal("A=1, B=x", "A=1, B=y", "A=2, B=x", "A=2, B=y");
        _scratch.Output().Should().Equal("1-x", "1-y", "2-x", "2-y");
        var folder = outcome.Result.Text("experiment_path2");
        Path.GetDirectoryName(folder).Should().Be(outcome.Result.Text("experiment_path"));
        var input = (MetaMap)JsonMeta.Parse(File.ReadAllText(Path.Combine(folder, "cm-input.json")), "i");
        input.Text("tags").Should().Be("my,test");
        input.List("unparsed_cmd").Texts().Should().StartWith(["echo"]);
        _scratch.Events.Of<TextPrinted>().Select(printed => printed.Text).Should().Contain(text => text.StartsWith("Path to experiment: ", StringComparison.Ordinal)).And.Contain(text => text.StartsWith("Experiment step 4 out of 4: A=2, B=y", StringComparison.Ordinal));
    }

    [Fact]
    public void The_same_tags_find_the_same_experiment()
    {
        var first = Execute("run", "experiment", "--tags=my,test", "--", "true");
        _scratch.Engine.Refresh();
        var second = Execute("run", "experiment", "--tags=my,test", "--", "true");
        var named = Execute("run", "experiment", "other", "--dir=here", "--", "true");

        second.Result.Text("experiment_path").Should().Be(first.Result.Text("experiment_path"));
        second.Result.Text("experiment_path2").Should().NotBe(first.Result.Text("experiment_path2"));
        named.Result.Text("experiment_path2").Should().EndWith(Path.Combine("experiment", "other", "here"));
        Execute("run", "experiment", "--tags=my,test", "--rerun", "--", "true").Error!.Id.Should().Be("ExperimentRunAmbiguous");
    }

    [Fact]
    public void A_rerun_adds_results_to_the_folder()
    {
        Execute("run", "experiment", "one", "--", "true");
        _scratch.Engine.Refresh();
        var again = Execute("run", "experiment", "one", "--rerun", "--repeat=2", "--", "true");

        ((MetaList)JsonMeta.Parse(File.ReadAllText(Path.Combine(again.Result.Text("experiment_path2"), "cm-result.json")), "r")).Should().HaveCount(3);
    }

    [Fact]
    public void A_script_is_measured_by_its_tags()
    {
        _scratch.Artifact(WellKnownNames.Script, "tool", "tags: [tool]", ("run.sh", "echo tool $SIZE\n"));
        _scratch.Engine.Refresh();

        Execute("run", "experiment", "--script_tags=tool", "--explore.SIZE=range(1,3)", "--out=con").Error.Should().BeNull();

        _scratch.Output().Should().Equal("tool 1", "tool 2");
    }

    [Fact]
    public void A_point_that_fails_makes_the_command_fail_after_the_others()
    {
        var outcome = Execute("run", "experiment", "--explore.A=[1, 0]", "--", "test", "{{A}}", "-eq", "0");

        outcome.Error!.Id.Should().Be("PointsFailed");
        outcome.Values.OfType<PointOutcome>().Select(point => point.Error?.Id).Should().Equal("CommandFailed", null);
        Execute("run", "experiment").Error!.Id.Should().Be("ExperimentWithoutWork");
        Execute("run", "experiment", "--repeat=x", "--", "true").Error!.Id.Should().Be("InvalidInput");
        Execute("run", "experiment", "--explor.A=[1]", "--", "true").Error!.Id.Should().Be("InputUnknown");
    }

    [Theory]
    [InlineData("[1, 2, 'x']", "1, 2, x")]
    [InlineData("range(3)", "0, 1, 2")]
    [InlineData("range(5, 0, -2)", "5, 3, 1")]
    [InlineData("[2**i for i in range(0,4)]", "1, 2, 4, 8")]
    [InlineData("[ -2**i + 10//3 for i in range(1,3) ]", "1, -1")]
    [InlineData("[(i+1)*0.5 for i in [1, 2]]", "1, 1.5")]
    [InlineData("[i % 3 for i in range(2, 5)]", "2, 0, 1")]
    [InlineData("[name for name in ['a', 'b']]", "a, b")]
    [InlineData("1..4*2", "1, 2, 4")]
    public void Values_to_explore_are_calculated(string written, string expected) =>
        string.Join(", ", ExploreExpression.Read("A", written).Values.Select(value => value.ToString())).Should().Be(expected);

    [Theory]
    [InlineData("__import__('os').system('true')")]
    [InlineData("[open('x') for i in range(2)]")]
    [InlineData("[i + for i in range(2)]")]
    [InlineData("[1/0 for i in range(2)]")]
    [InlineData("range(1, 2, 0)")]
    [InlineData("range(x)")]
    [InlineData("range(10000000)")]
    [InlineData("5")]
    [InlineData("")]
    public void Nothing_else_of_python_is_executed(string written) =>
        ((Action)(() => ExploreExpression.Read("A", written))).Should().Throw<CmException>().Which.Error.Id.Should().Be("ExploreInvalid");

    private ActionOutcome Execute(params string[] words) => _scratch.Engine.ClassicActions().Execute(ClassicCommandLine.Parse(words), _scratch.Operation() with { WorkDirectory = _scratch.WorkDirectory });
}
