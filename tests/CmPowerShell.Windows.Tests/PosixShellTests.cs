using Xunit;

namespace CmPowerShell.Windows.Tests;

/// <summary>Scripts for Linux in the bash of Git. Without it, the error says so before anything runs.</summary>
public sealed class PosixShellTests : IDisposable
{
    private const string GitVariable = "CM_TEST_WINDOWS_GIT";
    private readonly WindowsHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public void Without_a_shell_nothing_runs_and_the_error_names_each_script()
    {
        WithShellScript("first", "echo first");
        WithShellScript("second", "echo second");
        _home.WithScript("ready", "echo the batch file ran");
        _home.WithScript("whole", "echo whole", "deps: [ { tags: ready }, { tags: first }, { tags: second } ]");

        var result = _home.Run("run", "script", "--tags=whole", "--quiet");

        result.ExitCode.Should().Be(16);
        result.Output.Should().NotContain("the batch file ran");
        (result.Output + result.Errors).Should().Contain("Nothing was run").And.Contain("first").And.Contain("second").And.Contain("--windows_shell=bash");
    }

    [Fact]
    public void One_below_a_condition_stops_a_run_only_when_it_is_its_turn()
    {
        WithShellScript("later", "echo later");
        _home.WithScript("ready", "echo CM_DONE=yes>>tmp-run-env.out", "new_env_keys: [ CM_DONE ]");
        _home.WithScript("whole", "echo whole ran", "deps: [ { tags: ready }, { tags: later, skip_if_env: { CM_DONE: [ yes ] }, enable_if_env: { CM_WHEN: [ yes ] } } ]");

        _home.Run("run", "script", "--tags=whole", "--env.CM_WHEN=yes", "--quiet").Output.Should().Contain("whole ran");
    }

    [Fact]
    public void Git_that_is_not_there_is_named_with_what_to_install()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "This machine may have Git.");
        WithShellScript("tool", "echo tool");

        var result = _home.Run("run", "script", "--tags=tool", "--windows_shell=bash", "--quiet");

        result.ExitCode.Should().Be(16);
        (result.Output + result.Errors).Should().Contain("winget install Git.Git");
    }

    [Fact]
    public void A_shell_that_does_not_exist_is_an_error()
    {
        WithShellScript("tool", "echo tool");

        (_home.Run("run", "script", "--tags=tool", "--windows_shell=zsh") is var result ? result.Output + result.Errors : "").Should().Contain("one of none, bash, wsl");
    }

    [Theory]
    [InlineData("--windows_shell=bash", "")]
    [InlineData("", "windows_shell: bash")]
    public void A_script_for_Linux_runs_in_bash(string input, string meta)
    {
        UseGit();
        WithShellScript("tool", "echo \"CM_TOOL_FILE=$PWD/tool.txt\" >> tmp-run-env.out\necho \"in=$CM_IN quoted=$CM_QUOTED\" > tool.txt\n", $"new_env_keys: [ CM_TOOL_FILE ]\n{meta}");
        _home.WithScript("user", "type \"%CM_TOOL_FILE%\"", "deps: [ { tags: tool } ]");
        if (input.Length > 0)
        {
            _home.Variables["CM_WINDOWS_SHELL"] = "none";
        }

        var result = _home.Run(["run", "script", "--tags=user", "--quiet", @"--env.CM_IN=C:\a b\it's", "--env.CM_QUOTED=a \"b\" $c", .. input.Length > 0 ? [input] : Array.Empty<string>()]);

        result.Output.Should().Contain("in=/c/a b/it's quoted=a \"b\" $c");
    }

    [Fact]
    public void Its_exit_code_is_reported()
    {
        UseGit();
        WithShellScript("tool", "exit 7");

        var result = _home.Run("run", "script", "--tags=tool", "--windows_shell=bash", "--quiet");

        (result.Output + result.Errors).Should().Contain("run.sh ended with exit code 7");
    }

    private void WithShellScript(string alias, string text, string yaml = "")
    {
        _home.WriteMeta(alias, yaml);
        _home.WriteScriptFile(alias, "run.sh", text.ReplaceLineEndings("\n"));
    }

    private void UseGit()
    {
        var git = Environment.GetEnvironmentVariable(GitVariable);
        Assert.SkipWhen(!OperatingSystem.IsWindows() && string.IsNullOrEmpty(git), $"Wine cannot wait for a POSIX shell; {GitVariable} names the folder of a Git whose bash.exe can.");
        if (!string.IsNullOrEmpty(git))
        {
            _home.Variables["WINEPATH"] = WindowsHome.Windows(Path.Combine(git, "cmd"));
        }
    }
}
