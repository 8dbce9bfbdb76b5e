using AwesomeAssertions;
using CmPowerShell.Classic.Contracts;
using CmPowerShell.Classic.Grammar;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Tests.Execution;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Classic.Tests;

/// <summary><c>cm test script</c>.</summary>
public sealed class TestScriptTests : IDisposable
{
    private readonly ScratchEngine _home = new();

    public TestScriptTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The native scripts are those of a POSIX shell.");
        _home
            .Artifact(WellKnownNames.Script, "good", "tags: [my, good]\ntests: {run_inputs: [{id: quick}, {id: slow, env: {WORD: slow}}, {docker: 'yes'}]}", ("run.sh", "echo $WORD\n"))
            .Artifact(WellKnownNames.Script, "bad", "tags: [my, bad]\ntests: {run_inputs: [{}]}", ("run.sh", "exit 7\n"))
            .Artifact(WellKnownNames.Script, "untested", "tags: [my, untested]");
    }

    public void Dispose() => _home.Dispose();

    [Fact]
    public void The_result_of_each_test_and_their_number_are_printed()
    {
        var outcome = Execute("test script good --out=con");

        outcome.Code.Should().Be(ReturnCode.Done, outcome.Error?.Text);
        var lines = _home.Events.Of<TextPrinted>().Select(printed => printed.Text).ToList();
        lines[0].Should().MatchRegex(@"^passed  good: quick \(\d+\.\d\d s\)$");
        lines[2].Should().StartWith("skipped good: run 3 (").And.Contain("container");
        lines[3].Should().Be("2 passed, 0 failed, 1 skipped");
    }

    [Fact]
    public void One_that_fails_makes_the_action_fail_after_all_have_run()
    {
        var outcome = Execute("test script --tags=my");

        outcome.Code.Should().Be(ReturnCode.Failed);
        outcome.Error!.Id.Should().Be("TestsFailed");
        var tests = outcome.Result.List("tests").Cast<MetaMap>().ToList();
        tests.Should().HaveCount(4);
        var failed = tests.Single(test => test.Text("outcome") == "failed");
        failed.Text("script").Should().StartWith("bad,");
        failed.Text("exit_code").Should().Be("7");
        failed.Text("error_id").Should().Be("NativeScriptFailed");
    }

    [Theory]
    [InlineData("good --test_input_index=1", "quick")]
    [InlineData("good --test_input_index=2+", "slow|run 3")]
    [InlineData("good --test_input_id=slow", "slow")]
    [InlineData("g*", "quick|slow|run 3")]
    [InlineData("--tags=good", "quick|slow|run 3")]
    public void Scripts_and_entries_can_be_chosen(string what, string names) =>
        Execute("test script " + what).Result.List("tests").Cast<MetaMap>().Select(test => test.Text("name")).Should().Equal(names.Split('|'));

    [Fact]
    public void Inputs_go_to_every_test()
    {
        var tests = Execute("test script good --env.WORD=given").Result.List("tests").Cast<MetaMap>().Take(2);

        tests.SelectMany(test => test.List("output").Texts()).Should().Equal("given", "given");
    }

    [Fact]
    public void The_results_go_into_a_file()
    {
        Execute("test script --tags=my --junit=results.xml");

        File.ReadAllText(Path.Combine(_home.WorkDirectory, "results.xml")).Should().Contain("tests=\"4\" failures=\"1\"");
    }

    [Theory]
    [InlineData("test script untested", ReturnCode.NotFound, "TestNotFound", "declare no tests")]
    [InlineData("test script good --test_input_id=fast", ReturnCode.NotFound, "TestNotFound", "no such test")]
    [InlineData("test script good --test_input_index=0", ReturnCode.Failed, "InvalidInput", "--test_input_index=2")]
    [InlineData("test script good --test_input_index=x+", ReturnCode.Failed, "InvalidInput", "'x+'")]
    [InlineData("test script goood", ReturnCode.Failed, "ScriptNotFound", "'good'")]
    public void A_mistake_is_told(string commandLine, ReturnCode code, string id, string part)
    {
        var outcome = Execute(commandLine);

        outcome.Code.Should().Be(code);
        outcome.Error!.Id.Should().Be(id);
        outcome.Error.Text.Should().Contain(part);
    }

    private ActionOutcome Execute(string commandLine) =>
        _home.Engine.ClassicActions().Execute(CommandLineWords.Split(commandLine), _home.Operation() with { WorkDirectory = _home.WorkDirectory });
}
