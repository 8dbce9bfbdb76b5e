using Xunit;

namespace CmPowerShell.Windows.Tests;

/// <summary>The classic actions of the program for Windows.</summary>
public sealed class ClassicActionTests : IDisposable
{
    private static readonly string Parts = Path.Combine(AppContext.BaseDirectory, "fixtures", "parts");
    private readonly WindowsHome _cm = new();

    public void Dispose() => _cm.Dispose();

    [Fact]
    public void A_home_that_does_not_exist_yet_is_made_by_the_first_command()
    {
        _cm.Run("version").Succeeded().Output.Should().MatchRegex(@"^\d+\.\d+\.\d+");
        _cm.Run("find", "repo").Succeeded().Output.Should().Contain($"local,9a3280b14a4285c9 = {WindowsHome.Windows(_cm.Home)}\\repos\\local\n");
        _cm.Run("get", "core").Succeeded().Output.Should().Contain("RepositoryOrder");
        _cm.Run("uid", "core").Succeeded().Output.Should().MatchRegex("^[0-9a-f]{16}\n$");
        _cm.Run("doctor", "core").Output.Should().Contain("git");
    }

    [Fact]
    public void Artifacts_are_added_found_changed_and_removed()
    {
        _cm.Run("add", "script", "Hello", "--tags=greeting").Succeeded().Output.Should().Contain(@"\repos\local\script\Hello");
        _cm.Run("find", "script", "hello").Succeeded().Output.Should().Contain(@"\script\Hello");
        _cm.Run("add", "script", "hello", "--tags=other").ExitCode.Should().Be(8, "names differ by more than case on Windows");
        _cm.Run("update", "script", "Hello", "--tags=polite").Succeeded();
        _cm.Run("load", "script", "Hello", "--out=json").Succeeded().Json.GetProperty("meta").GetProperty("tags").GetRawText().Should().Contain("polite");
        _cm.Run("copy", "script", "Hello", "other").Succeeded();
        _cm.Run("rename", "script", "other", "third").Succeeded();
        _cm.Run("add", "repo", "mine").Succeeded();
        _cm.Run("mv", "script", "third", "mine:").Succeeded();
        _cm.Run("find", "script", "--tags=greeting").Output.Should().Contain(@"\repos\mine\script\third").And.Contain(@"\repos\local\script\Hello");
        _cm.Run("rm", "script", "third", "-f").Succeeded();
        _cm.Run("find", "script", "third").Output.Should().BeEmpty();
    }

    [Fact]
    public void A_repository_is_registered_in_place_copied_and_removed()
    {
        _cm.Run("pull", "repo", "--url=" + WindowsHome.Windows(Parts)).Succeeded();
        _cm.Run("find", "repo").Output.Should().Contain("team@parts").And.Contain(WindowsHome.Windows(Parts));
        _cm.Run("rm", "repo", "team@parts", "-f").Succeeded();
        File.Exists(Path.Combine(Parts, "cmr.yaml")).Should().BeTrue();
        _cm.Run("pull", "repo", "team@parts", "--url=" + WindowsHome.Windows(Parts), "--copy").Succeeded();
        _cm.Run("rm", "repo", "team@parts", "-f", "--all").Succeeded();
        Directory.Exists(Path.Combine(_cm.Home, "repos", "team@parts")).Should().BeFalse();
    }

    [Fact]
    public void A_path_with_the_prefix_for_long_paths_is_the_same_folder()
    {
        _cm.Run("pull", "repo", @"--url=\\?\" + WindowsHome.Windows(Parts)).Succeeded();

        _cm.Run("find", "repo").Output.Should().Contain("= " + WindowsHome.Windows(Parts) + "\n").And.NotContain(@"\\?\");
    }

    [Theory]
    [InlineData(4, "no action", "frobnicate", "script")]
    [InlineData(4, "automation \"nosuch\" not found", "find", "nosuch")]
    [InlineData(1, "No script was found", "run", "script", "--tags=nothing-has-it")]
    [InlineData(1, "Windows keeps this name for a device", "add", "script", "con.txt", "--tags=x")]
    [InlineData(1, "ends in a dot", "add", "script", "trailing.", "--tags=x")]
    [InlineData(1, "cannot be the name of a repository", "add", "repo", "aux")]
    public void An_error_has_its_exit_code_and_says_what_is_wrong(int exitCode, string message, params string[] arguments)
    {
        var result = _cm.Run(arguments);

        result.ExitCode.Should().Be(exitCode);
        result.Errors.Should().StartWith("CM error: ").And.NotContain("   at ");
        result.Errors.Should().Contain(message == "no action" ? "action \"frobnicate\" not found" : message);
    }

    [Fact]
    public void A_result_is_kept_in_the_cache_and_reused()
    {
        _cm.WithScript("kept", "@echo off\necho RESULT=made %RANDOM%>tmp-run-env.out\necho it runs", "cache: true\nnew_env_keys: [ RESULT ]");

        var first = _cm.Run("run", "script", "--tags=kept", "--out=json").Succeeded().Json;
        var second = _cm.Run("run", "script", "--tags=kept", "--out=json").Succeeded();

        second.Json.GetProperty("new_env").GetRawText().Should().Be(first.GetProperty("new_env").GetRawText()).And.Contain("made ");
        second.Errors.Should().NotContain("it runs");
        _cm.Run("find", "cache", "--tags=kept").Output.Should().Contain(@"\repos\local\cache\");
        _cm.Run("show", "cache").Succeeded().Output.Should().Contain("kept");
        _cm.Run("rm", "cache", "--tags=kept", "-f").Succeeded();
        _cm.Run("find", "cache", "--tags=kept").Output.Should().BeEmpty();
    }

    [Fact]
    public void The_names_of_mlcflow_read_its_command_line()
    {
        foreach (var file in Directory.EnumerateFiles(WindowsHome.ProgramFolder).Where(file => Path.GetExtension(file) is ".dll" or ".json"))
        {
            File.CreateSymbolicLink(_cm.At("work", Path.GetFileName(file)), file);
        }

        File.Copy(Path.Combine(WindowsHome.ProgramFolder, "cm.exe"), _cm.At("work", "mlcr.exe"));
        Directory.CreateSymbolicLink(_cm.At("work", "CmPowerShell"), Path.Combine(WindowsHome.ProgramFolder, "CmPowerShell"));

        _cm.Variables["MLC_REPOS"] = WindowsHome.Windows(_cm.At("mlc"));
        var missing = _cm.RunAs(_cm.At("work", "mlcr.exe"), "nothing,has,these");

        missing.ExitCode.Should().Be(1);
        missing.Errors.Should().Contain("cm ERROR] - No script was found for the tags 'nothing,has,these'").And.Contain("'mlc pull repo ");
        _cm.RunAs(_cm.At("work", "mlcr.exe"), "detect,host").Succeeded();
    }

    [Fact]
    public void A_lock_file_is_made_and_a_run_with_it_succeeds()
    {
        _cm.WithScript("locked", "@echo locked run");

        _cm.Run("lock", "script", "--tags=locked").Succeeded();

        File.ReadAllText(_cm.At("work", "cm.lock.json")).Should().Contain("locked");
        var ran = _cm.Run("run", "script", "--tags=locked", "--lock=cm.lock.json").Succeeded();
        (ran.Output + ran.Errors).Should().Contain("locked run");
    }

    [Fact]
    public void An_experiment_runs_its_points()
    {
        _cm.WithScript("measured", "@echo off\necho figure=%CM_LEVEL%>tmp-run-env.out", "new_env_keys: [ figure ]");

        var ran = _cm.Run("run", "experiment", "first", "--script=measured", "--explore.CM_LEVEL=[1,2]");

        (ran.ExitCode == 0).Should().BeTrue(ran.Output + ran.Errors);
    }
}
