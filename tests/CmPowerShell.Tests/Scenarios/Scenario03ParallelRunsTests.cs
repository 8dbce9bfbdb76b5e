using System.Diagnostics;
using AwesomeAssertions;
using CmPowerShell.Meta.Values;
using CmPowerShell.Tests.Cli;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Tests.Scenarios;

/// <summary>
/// Scenario 3: N parallel runs in one directory with different inputs give N correct results; N parallel runs of one cacheable script execute it once while
/// the others wait.
/// </summary>
public sealed class Scenario03ParallelRunsTests : IDisposable
{
    private const int Runs = 4;
    private readonly CmProgram _cm = new();
    private readonly ScratchFolder _repository = new("parallel");

    public Scenario03ParallelRunsTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The native scripts of these tests are for a POSIX shell.");
        _repository.Write("cmr.yaml", "alias: team@parallel\nuid: 7a1c5e0000000010\ngit: false\n");
        Script("slow-tool", 1, "cache: true\nnew_env_keys: [ CM_TOOL ]", $"echo ran >> '{_repository.At("ran")}'; sleep 1; echo CM_TOOL=$PWD > tmp-run-env.out");
        Script(
            "report",
            2,
            "input_mapping: { text: CM_TEXT }\nnew_env_keys: [ CM_ANSWER ]",
            "echo \"$CM_TEXT\" > report.txt; sleep 0.5; echo \"CM_ANSWER=$(cat report.txt)\" > tmp-run-env.out");
        Script("nested", 3, "", $"'{CmProgram.File}' run script --tags=report --text=inner; '{CmProgram.File}' run script --tags=slow-tool");
        Script("forever", 4, "cache: true", $"test -e '{_repository.At("killed")}' && exit; echo started; sleep 300");
        _cm.Run("pull", "repo", "team@parallel", "--url=" + _repository.Path, "--copy").ExitCode.Should().Be(0);
    }

    public void Dispose()
    {
        _cm.Dispose();
        _repository.Dispose();
    }

    [Fact]
    public void Parallel_runs_of_one_script_execute_it_once_and_the_others_say_for_whom_they_wait()
    {
        var results = Together(_ => ["run", "script", "--tags=slow-tool", "--out=json"]);

        File.ReadAllLines(_repository.At("ran")).Should().ContainSingle();
        results.Should().OnlyContain(result => result.ExitCode == 0);
        results.Select(result => result.Json.Map("new_env").Text("CM_TOOL")).Distinct().Should().ContainSingle();
        results.Count(result => result.Errors.Contains("'slow-tool,7a1c5e0000000101' waits for process ", StringComparison.Ordinal)).Should().Be(Runs - 1);
    }

    [Fact]
    public void Parallel_runs_in_one_directory_with_different_inputs_all_have_their_own_result()
    {
        var results = Together(number => ["run", "script", "--tags=report", $"--text=input {number}", "--out=json"]);

        Answers(results).Should().Equal("input 0", "input 1", "input 2", "input 3");
        File.Exists(Path.Combine(_cm.WorkDirectory, "report.txt")).Should().BeTrue("what a script writes stays where a user expects it");
    }

    [Fact]
    public void Runs_with_private_work_directories_go_on_at_the_same_time()
    {
        var results = Together(number => ["run", "script", "--tags=report", $"--text=input {number}", "--private_work_directory", "--out=json"]);

        Answers(results).Should().Equal("input 0", "input 1", "input 2", "input 3");
        results.Should().OnlyContain(result => !result.Errors.Contains("waits for", StringComparison.Ordinal));
        Directory.GetFiles(_cm.WorkDirectory, "report.txt", SearchOption.AllDirectories).Should().HaveCount(Runs);
        File.Exists(Path.Combine(_cm.WorkDirectory, "report.txt")).Should().BeFalse();
    }

    [Fact]
    public void A_run_that_a_script_starts_does_not_wait_for_the_run_of_that_script()
    {
        var result = _cm.Run("run", "script", "--tags=nested");

        result.ExitCode.Should().Be(0);
        result.Errors.Should().NotContain("waits for");
    }

    [Fact]
    public async Task Nobody_waits_for_a_run_that_was_killed()
    {
        using (var first = _cm.Start("run", "script", "--tags=forever"))
        {
            await Started(first);
            _repository.Write("killed", "");
            first.Kill(entireProcessTree: true);
            await first.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        var second = _cm.Run("run", "script", "--tags=forever", "--out=json");

        second.ExitCode.Should().Be(0);
        second.Errors.Should().NotContain("waits for");
        _cm.Run("find", "cache", "--tags=forever").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Should().ContainSingle("the entry that was left is taken up");
    }

    private void Script(string alias, int number, string yaml, string text)
    {
        var head = $"alias: {alias}\nuid: 7a1c5e000000010{number}\nautomation_alias: script\nautomation_uid: 5b4e0237da074764\ntags: [ {alias} ]\n";
        _repository.Write($"script/{alias}/_cm.yaml", head + yaml + "\n");
        _repository.Write($"script/{alias}/run.sh", text + "\n");
    }

    private static IEnumerable<string> Answers(IEnumerable<CmResult> results) => results.Select(result => result.Json.Map("new_env").Text("CM_ANSWER"));

    private List<CmResult> Together(Func<int, string[]> arguments) =>
        Enumerable.Range(0, Runs).AsParallel().AsOrdered().WithDegreeOfParallelism(Runs).Select(number => _cm.Run(arguments(number))).ToList();

    private static async Task Started(Process process)
    {
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line && line != "started")
        {
            // Earlier output is not checked.
        }
    }
}
