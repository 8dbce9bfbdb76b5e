using AwesomeAssertions;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Tests.Execution.Scripts.BadInput;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.Execution;

/// <summary>A run that takes longer than the caller allows.</summary>
public sealed class RunLimitTests : BadInputScene
{
    [Fact]
    public void A_dependency_that_never_ends_is_ended_with_the_run()
    {
        Script("slow", "cache: true", Shell("echo waiting; setsid sleep 300 & wait"));
        Script("top", "cache: true\ndeps: [ { tags: slow } ]", Shell("echo never"));

        var error = Refused("top", Limit("1.5"));

        (error.Id, error.Category).Should().Be(("RunTimedOut", CmErrorCategory.Timeout));
        error.Message.Should().Be("The run of the tags 'top' was ended: it took longer than 1.5 seconds.");
        error.LastLines.Should().Equal("waiting");
        Output.Should().Equal("waiting");
    }

    [Fact]
    public void A_hook_is_ended_too()
    {
        Script("slow", "cache: true", Python("import time\ndef preprocess(i):\n    print('waiting')\n    time.sleep(300)"));

        Refused("slow", Limit("5")).Id.Should().Be("RunTimedOut");
    }

    [Fact]
    public void A_run_that_is_quick_enough_sees_nothing_of_it()
    {
        Script("quick", "cache: true", Shell("echo done"));

        Run("quick", Limit("300")).ExitCode.Should().Be(0);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("soon")]
    [InlineData("NaN")]
    public void A_limit_that_is_no_time_is_refused_before_anything_runs(string limit)
    {
        Script("quick", "", Shell("echo ran"));

        var error = Refused("quick", Limit(limit));

        (error.Id, error.Target).Should().Be(("InputInvalid", "timeout"));
        Output.Should().BeEmpty();
    }

    private static Func<RunRequest, RunRequest> Limit(string seconds) => request => request with { Inputs = new MetaMap { ["timeout"] = seconds } };
}
