using AwesomeAssertions;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Tests.Cli;

/// <summary>What the program asks where several cached results of a script fit.</summary>
public sealed class ScriptQuestionTests : IDisposable
{
    private readonly CmProgram _cm = new();

    public ScriptQuestionTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The scripts of the fixture are for a POSIX shell.");
        _cm.Run("pull", "repo", "team@recipes", "--url=" + CmProgram.Recipes, "--copy").ExitCode.Should().Be(0);
        _cm.Run("run", "script", "--tags=get,lamp,_red").ExitCode.Should().Be(0);
        _cm.Run("run", "script", "--tags=get,lamp,_red", "--new").ExitCode.Should().Be(0);
    }

    public void Dispose() => _cm.Dispose();

    [Theory]
    [InlineData("\n", 2)]
    [InlineData("1\n", 2)]
    [InlineData("-1\n", 3)]
    [InlineData("2\n", 3)]
    public void An_entry_is_taken_or_none_of_them_which_is_also_called_minus_one(string answer, int entries)
    {
        var run = _cm.RunWithInput(answer, "run", "script", "--tags=get,lamp,_red", "--out=json");

        run.ExitCode.Should().Be(0, run.Errors);
        run.Json.Map("new_env").Text("CM_LAMP_COLOR").Should().Be("red");
        run.Errors.Should().Contain("2) None of them");
        _cm.Run("find", "cache", "--tags=get,lamp").Output.TrimEnd().Split('\n').Should().HaveCount(entries);
    }

    [Fact]
    public void An_input_that_ends_is_no_answer_and_nothing_runs()
    {
        var run = _cm.RunWithInput("", "run", "script", "--tags=get,lamp,_red", "--out=json");

        run.ExitCode.Should().Be(1);
        run.Json.Text("error_id").Should().Be("DecisionNeeded");
        _cm.Run("find", "cache", "--tags=get,lamp").Output.TrimEnd().Split('\n').Should().HaveCount(2);
    }
}
