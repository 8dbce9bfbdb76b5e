using AwesomeAssertions;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.History;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Tests.Execution.Scripts.BadInput;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.Execution.Recording;

/// <summary>What is kept of runs.</summary>
[Collection(HoldsSecrets.Name)]
public sealed class RunRecordingTests : BadInputScene
{
    private RunStore Runs => Scratch.Engine.Runs;

    [Fact]
    public void A_record_tells_what_ran_where_it_came_from_and_what_it_brought()
    {
        Script("lib", "cache: true\nnew_env_keys: [ CM_LIB ]", Shell("echo building; echo CM_LIB=7 > tmp-run-env.out"));
        Script("tool", "deps: [ { tags: lib } ]\nnew_env_keys: [ CM_TOOL ]", Shell("echo CM_TOOL=$CM_LIB > tmp-run-env.out"));
        Run("lib");

        Run("tool");

        var run = Runs.All().First();
        (run.Outcome, run.Script.Alias, run.Map.Text("command")).Should().Be((RunOutcome.Succeeded, "tool", "cm run script --tags=tool"));
        run.Map.Map("new_env").Text("CM_TOOL").Should().Be("7");
        run.Map.List("repositories").OfType<MetaMap>().Select(repository => repository.Text("alias")).Should().Equal("team@tools");
        run.Scripts.Select(entry => (entry.Depth, Alias(entry.Script), entry.Script.Flag("from_cache"), entry.Script.Text("exit_code"))).Should().Equal(
            (0, "tool", false, "0"),
            (1, "lib", true, ""));
        run.Scripts.Last().Script.Text("cache_reason").Should().NotBeEmpty();
        run.Scripts.Last().Script.Map("new_env").Text("CM_LIB").Should().Be("7");
        run.Duration.Should().BePositive();
    }

    [Fact]
    public void The_log_holds_the_story_and_the_output_also_of_a_silent_run()
    {
        Script("tool", "", Shell("echo out; echo err >&2"));

        var result = Run("tool", request => request with { Inputs = new MetaMap { ["silent"] = true } });

        var log = File.ReadAllText(result.LogPath!);
        log.Should().MatchRegex(@"^\d\d:\d\d:\d\d\.\d{3} \* run of the tags 'tool'\n");
        log.Should().MatchRegex(@"\n\S+ \| out\n").And.MatchRegex(@"\n\S+ ! err\n").And.MatchRegex(@"\n\S+ \* runs \S.*run\.(sh|bat) in ").And.MatchRegex(@"\* succeeded \(after [0-9.]+ s\)\n$");
        Scratch.Events.Of<ScriptFound>().Should().BeEmpty();
    }

    [Fact]
    public void A_failed_run_names_its_log_and_the_record_says_which_script_failed()
    {
        Script("lib", "cache: true", Shell("echo broken >&2; exit 7"));
        Script("tool", "deps: [ { tags: lib } ]", Shell("echo never"));

        var error = Refused("tool");

        var run = Runs.All().Single();
        error.LogPath.Should().Be(run.LogPath);
        error.Trace.Should().Equal("  What was printed last:", "    broken", $"  The whole log: {run.LogPath}");
        (run.Outcome, run.Map.Map("error").Text("id"), run.Map.Map("error").Text("exit_code")).Should().Be((RunOutcome.Failed, "NativeScriptFailed", "7"));
        run.Map.Map("error").Texts("last_lines").Should().Equal("broken");
        run.Scripts.Select(entry => (Alias(entry.Script), entry.Script.Text("outcome"), entry.Script.Text("exit_code"))).Should().Equal(("tool", "failed", ""), ("lib", "failed", "7"));
        File.ReadAllText(run.LogPath).Should().Contain("! broken").And.Contain("* failed: The script 'lib");
    }

    [Fact]
    public void A_chain_longer_than_json_may_be_nested_is_kept_and_read_again()
    {
        const int Length = 300;
        for (var i = 0; i < Length; i++)
        {
            Scratch.Artifact(WellKnownNames.Script, $"c{i}", $"tags: [ c{i} ]\n{(i < Length - 1 ? $"deps: [ {{ tags: c{i + 1} }} ]" : "")}");
        }

        Run("c0");

        var run = Runs.All().Single();
        run.Outcome.Should().Be(RunOutcome.Succeeded);
        run.Scripts.Select(entry => (entry.Depth, Alias(entry.Script))).Should().Equal(Enumerable.Range(0, Length).Select(i => (i, $"c{i}")));
        new FileInfo(Path.Combine(run.Folder, RunRecord.FileName)).Length.Should().BeLessThan(Length * 2000, "its size is proportional to the number of scripts");
    }

    [Fact]
    public void A_record_of_the_first_form_whose_scripts_hold_each_other_is_read()
    {
        var folder = Directory.CreateDirectory(Path.Combine(Scratch.Engine.Home.OwnPath, "runs", "20260101-000000000-0000")).FullName;
        File.WriteAllText(Path.Combine(folder, RunRecord.FileName), """
            { "format": 1, "outcome": "succeeded", "scripts": [
              { "script": "tool,1234567890abcdef", "dependencies": [ { "script": "lib,1234567890abcdee", "dependencies": [] } ] },
              { "script": "other,1234567890abcded", "dependencies": [] } ] }
            """);

        RunRecord.Read(folder).Scripts.Select(entry => (entry.Depth, Alias(entry.Script))).Should().Equal((0, "tool"), (1, "lib"), (0, "other"));
    }

    [Fact]
    public void A_run_that_finds_no_script_is_kept_too()
    {
        Refused("nothing-like-this");

        Runs.All().Single().Outcome.Should().Be(RunOutcome.Failed);
    }

    [Fact]
    public void What_a_hook_runs_stands_below_its_script()
    {
        Script("inner", "", Shell("echo inner"));
        Script("outer", "", Python("import cmind\ndef preprocess(i):\n    return cmind.access({'action': 'run', 'automation': 'script', 'tags': 'inner'})"));

        Run("outer");

        Runs.All().Should().ContainSingle().Which.Scripts.Select(entry => (entry.Depth, Alias(entry.Script))).Should().Equal((0, "outer"), (1, "inner"));
    }

    [Fact]
    public void A_run_that_took_too_long_and_one_that_was_ended_say_so()
    {
        Script("slow", "", Shell("echo started; sleep 300"));

        Failure("slow", request => request with { Inputs = new MetaMap { ["timeout"] = "1" } });
        using var cancellation = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        var ended = () => Scratch.Engine.Runner.Run(new RunRequest { Tags = ["slow"], WorkDirectory = Scratch.WorkDirectory }, Scratch.Operation(cancellation.Token));

        ended.Should().Throw<OperationCanceledException>();
        Runs.All().Select(run => run.Outcome).Should().Equal(RunOutcome.Cancelled, RunOutcome.TimedOut);
    }

    [Fact]
    public void A_run_goes_on_while_its_log_is_held_and_was_interrupted_when_it_is_free()
    {
        Script("tool", "", Shell("true"));
        var folder = Path.GetDirectoryName(Run("tool").LogPath)!;
        var file = Path.Combine(folder, RunRecord.FileName);
        File.WriteAllText(file, File.ReadAllText(file).Replace("\"succeeded\"", "\"running\"", StringComparison.Ordinal));

        Runs.All().Single().Outcome.Should().Be(RunOutcome.Interrupted);
        using (new FileStream(RunLog.PathIn(folder), FileMode.Open, FileAccess.ReadWrite, FileShare.Read))
        {
            Runs.All().Single().Outcome.Should().Be(RunOutcome.Running);
            FluentActions.Invoking(() => RunStore.Remove(Runs.All().Single())).Should().Throw<CmException>().Which.Error.Id.Should().Be("RunGoesOn");
        }

        RunStore.Remove(Runs.All().Single());
        Runs.All().Should().BeEmpty();
    }

    [Fact]
    public void A_record_that_is_damaged_or_missing_hides_no_other()
    {
        Script("tool", "", Shell("true"));
        File.WriteAllText(Path.Combine(Path.GetDirectoryName(Run("tool").LogPath)!, RunRecord.FileName), "{ not json");
        File.Delete(Path.Combine(Path.GetDirectoryName(Run("tool").LogPath)!, RunRecord.FileName));
        Run("tool");

        Runs.All().Select(run => run.Outcome).Should().Equal(RunOutcome.Succeeded, RunOutcome.Interrupted, RunOutcome.Interrupted);
        new RunQuery().Apply(Runs).Should().HaveCount(3);
    }

    [Fact]
    public void Where_nothing_can_be_written_the_run_goes_on_and_a_detail_says_so()
    {
        Script("tool", "new_env_keys: [ CM_A ]", Shell("echo CM_A=1 > tmp-run-env.out"));
        var own = Directory.CreateDirectory(Scratch.Engine.Home.OwnPath).FullName;
        File.WriteAllText(Path.Combine(own, "runs"), "a file stands in the way");

        var result = Run("tool");

        (result.LogPath, result.NewEnv.Text("CM_A")).Should().Be((null, "1"));
        Scratch.Events.Of<DetailReported>().Should().Contain(detail => detail.Text.StartsWith("No record of this run is kept", StringComparison.Ordinal));
        Runs.All().Should().BeEmpty();
    }

    [Fact]
    public void Secrets_in_inputs_are_not_in_the_record()
    {
        Script("tool", "", Shell("true"));

        Run("tool", request => request with { Env = new MetaMap { ["CM_API_TOKEN"] = "hush-hush-4711" } });

        Directory.GetFiles(Runs.All().Single().Folder).Select(File.ReadAllText).Should().OnlyContain(text => !text.Contains("hush-hush-4711"));
    }

    private static string Alias(MetaMap script) => script.Text("script").Split(',')[0];
}
