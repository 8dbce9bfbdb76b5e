using AwesomeAssertions;
using Xunit;

namespace CmPowerShell.Tests.Cli;

/// <summary>The shell that <c>--shell</c> opens for the user at the end of a run.</summary>
public sealed class ShellTests : IDisposable
{
    private readonly CmProgram _cm = new();

    public ShellTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The script of this test is for a POSIX shell.");
        var folder = Directory.CreateDirectory(Path.Combine(_cm.Home, "repos", "local", "script", "tool")).FullName;
        File.WriteAllText(
            Path.Combine(folder, "_cm.json"),
            """{ "alias": "tool", "uid": "00000000000000f1", "automation_alias": "script", "automation_uid": "5b4e0237da074764", "tags": ["tool"], "env": { "CM_A": "a b" }, "new_env_keys": ["CM_A"] }""");
        File.WriteAllText(Path.Combine(_cm.Home, "repos", "local", "cmr.yaml"), "alias: local\nuid: 9a3280b14a4285c9\n");
    }

    public void Dispose() => _cm.Dispose();

    [Fact]
    public void It_has_the_new_variables_stands_in_the_work_directory_and_its_exit_code_is_not_that_of_the_run()
    {
        var result = _cm.RunWithInput("echo \"[$CM_A] in $(basename \"$PWD\")\"; exit 3\n", "run", "script", "--tags=tool", "--shell");

        result.Output.Should().Contain("[a b] in work");
        result.ExitCode.Should().Be(0);
        File.Exists(Path.Combine(_cm.WorkDirectory, "tmp-env.sh")).Should().BeTrue();
    }

    [Fact]
    public void A_run_that_waits_goes_on_at_the_end_of_the_input() =>
        _cm.RunWithInput("\n", "run", "script", "--tags=tool", "--pause").Output.Should().Contain("Press Enter to continue");
}
