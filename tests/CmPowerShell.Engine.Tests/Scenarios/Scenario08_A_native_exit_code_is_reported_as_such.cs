using AwesomeAssertions;
using CmPowerShell.Classic.Contracts;
using CmPowerShell.Engine.Tests.Execution.Scripts.BadInput;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.Scenarios;

/// <summary>A native exit code of 127, 137 or a negative one is reported as such and never taken for success.</summary>
public sealed class Scenario08_A_native_exit_code_is_reported_as_such : BadInputScene
{
    [Theory]
    [InlineData("exit 1", 1, null, "ended with exit code 1.")]
    [InlineData("no-such-command-here", 127, null, "ended with exit code 127: a command was not found.")]
    [InlineData("/etc/passwd", 126, null, "ended with exit code 126: a command was found and could not be executed.")]
    [InlineData("exit 137", 137, "SIGKILL", "ended with exit code 137: SIGKILL ended it.")]
    [InlineData("exit -1", 255, null, "ended with exit code 255.")]
    [InlineData("exit 255", 255, null, "ended with exit code 255.")]
    [InlineData("exit 256", 0, null, "")]
    [InlineData("bash -c 'kill -9 $$'", 137, "SIGKILL", "ended with exit code 137: SIGKILL ended it.")]
    [InlineData("kill -9 $$", 137, "SIGKILL", "ended with exit code 137: SIGKILL ended it.")]
    [InlineData("kill -SEGV $$", 139, "SIGSEGV", "ended with exit code 139: SIGSEGV ended it.")]
    public void The_code_and_the_signal_are_the_true_ones_and_only_0_is_success(string script, int exitCode, string? signal, string message)
    {
        Script("tool", "cache: true", Shell(script));
        if (exitCode == 0)
        {
            Run("tool").ExitCode.Should().Be(0); // The system passes eight bits: no more are known.
            return;
        }

        var error = Refused("tool");

        (error.Id, error.Code, error.NativeExitCode, error.Signal).Should().Be(("NativeScriptFailed", ReturnCode.NativeScriptFailed, exitCode, signal));
        error.Message.Should().EndWith(message);
    }

    [Fact]
    public void The_early_generation_tells_the_same()
    {
        Scratch.Component("tool", "tags: [ tool ]\ninstall: true", ("run.sh", "kill -9 $$\n"));

        var error = Failure("tool");

        (error.Id, error.NativeExitCode, error.Signal).Should().Be(("NativeScriptFailed", 137, "SIGKILL"));
    }

    [Fact]
    public void The_last_lines_of_the_script_come_with_the_error_also_that_of_a_dependency()
    {
        Script("lib", "cache: true", Shell("seq 1 20; echo; echo 'no rule to make target' >&2; exit 2"));
        Script("tool", "deps: [ { tags: lib } ]", Shell("echo never"));

        var error = Refused("tool");

        error.LastLines.Should().HaveCount(10).And.Contain("no rule to make target").And.Contain("20").And.NotContain("11");
        error.Trace.Should().StartWith("  What was printed last:").And.Contain("    no rule to make target");
    }

    [Fact]
    public void A_program_reads_it_in_the_classic_result()
    {
        Script("tool", "", Shell("echo broken; kill -9 $$"));

        var result = ActionOutcome.FromError(Refused("tool")).Result;

        (result.Text("return"), result.Text("exit_code"), result.Text("signal")).Should().Be(("2", "137", "SIGKILL"));
        result.Texts("last_lines").Should().Equal("broken");
    }
}
