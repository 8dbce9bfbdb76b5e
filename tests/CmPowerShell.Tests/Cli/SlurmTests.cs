using System.Diagnostics;
using System.Globalization;
using AwesomeAssertions;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Tests.Cli;

/// <summary>Points of an experiment as tasks of a real Slurm.</summary>
public sealed class SlurmTests : IClassFixture<SlurmNode>, IDisposable
{
    private readonly SlurmNode _slurm;
    private readonly CmProgram _cm = new();

    public SlurmTests(SlurmNode slurm)
    {
        Assert.SkipWhen(slurm.Reason.Length > 0, slurm.Reason);
        _slurm = slurm;
        _cm.Variables["SLURM_CONF"] = slurm.Configuration;
        _cm.Variables["CM_PROGRAM"] = CmProgram.File;
    }

    public void Dispose() => _cm.Dispose();

    [Fact]
    public void Scripts_are_measured_on_nodes_and_their_dependency_is_cached_once()
    {
        AddScript("base", "\"cache\": true,", "echo made >> \"$MARK\"\n");
        AddScript("tool", "\"new_state_keys\": [\"figures\"], \"deps\": [{\"tags\": \"base\"}],", "echo \"{\\\"figures\\\": {\\\"t_ms\\\": {\\\"value\\\": ${N}0, \\\"unit\\\": \\\"ms\\\"}}}\" > tmp-run-state.json\n");
        var mark = Path.Combine(_cm.WorkDirectory, "a mark");
        _cm.Variables["MARK"] = mark;

        var ran = Measure("one", "--script_tags=tool", "--explore.N=1..4", "--repeat=2", "--resource.cpus-per-task=1", "--resource.comment=a $(touch no) comment");

        ran.ExitCode.Should().Be(0, ran.Errors + ran.Output);
        var results = Results("one");
        results.Should().HaveCount(8).And.OnlyContain(result => result.Text("outcome") == "succeeded" && result.Text("measured_on") == Environment.MachineName);
        results.Where(result => result.Text("N") == "3").Select(result => $"{result.Text("repetition")} {result.Text("t_ms")}").Should().BeEquivalentTo("1 30", "2 30");
        File.ReadAllLines(mark).Should().ContainSingle();
        Directory.GetDirectories(RunFolder("one"), "*-*").Should().BeEmpty("the files of the tasks are removed");
        Record("one").Map("units").Text("t_ms").Should().Be("ms");
        Record("one").Map("facts").Map("scripts").Keys.Should().Contain("tool");
    }

    [Fact]
    public void Values_reach_a_command_as_they_are()
    {
        var ran = Measure("values", "--env.NOTE=it's $(touch made) \"here\"; exit 3", "--explore.N=1..2", "--", "true", "{{N}}");

        ran.ExitCode.Should().Be(0, ran.Errors + ran.Output);
        Directory.EnumerateFiles(_cm.Home, "made", SearchOption.AllDirectories).Should().BeEmpty();
        var input = (MetaMap)JsonMeta.Parse(File.ReadAllText(Directory.GetFiles(RunFolder("values"), "cm-input.json", SearchOption.AllDirectories).First(path => Path.GetDirectoryName(path) != RunFolder("values"))), "input");
        input.Map("env").Text("NOTE").Should().Be("it's $(touch made) \"here\"; exit 3");
    }

    [Fact]
    public async Task A_task_that_is_lost_is_a_failed_point_that_a_resumed_run_measures_again()
    {
        var mark = Path.Combine(_cm.WorkDirectory, "started");
        string[] call = ["--explore.N=1..2", "--resume", $"--env.MARK={mark}", "--", "test $N = 1 || test -e \"$MARK.go\" || { touch \"$MARK\"; sleep 1000; }"];
        using var process = Start("lost", call);
        (await Until(() => File.Exists(mark) && Results("lost").Count == 1)).Should().BeTrue();

        _slurm.Ask("scancel", "--name=cm-experiment");
        await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        process.ExitCode.Should().Be(1);
        Results("lost").Select(result => $"{result.Text("N")} {result.Text("outcome")} {result.Text("error_id")}").Should().Equal("1 succeeded ", "2 failed TaskLost");
        Results("lost")[1].Text("error").Should().Contain("CANCELLED");
    }

    [Fact]
    public async Task An_interrupt_ends_the_tasks_and_a_resumed_run_measures_only_the_rest()
    {
        var mark = Path.Combine(_cm.WorkDirectory, "started");
        string[] call = ["--explore.N=1..2", "--resume", $"--env.MARK={mark}", "--", "test $N = 1 || test -e \"$MARK.go\" || { touch \"$MARK\"; sleep 1000; }"];
        using var process = Start("stopped", call);
        (await Until(() => File.Exists(mark) && Results("stopped").Count == 1)).Should().BeTrue();

        using var kill = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        process.ExitCode.Should().Be(130);
        _slurm.Ask("squeue", "--noheader", "--states=RUNNING,PENDING").Should().BeEmpty();
        File.WriteAllText(mark + ".go", "");
        Measure("stopped", call).ExitCode.Should().Be(0);
        Results("stopped").Select(result => $"{result.Text("N")} {result.Text("outcome")}").Should().Equal("1 succeeded", "2 succeeded");
    }

    [Fact]
    public void A_run_of_a_script_is_a_job_with_the_result_of_a_local_run()
    {
        AddScript("tool", "\"new_env_keys\": [\"TOOL_*\"], \"new_state_keys\": [\"tool\"], \"resources\": {\"cpus\": 1, \"comment\": \"declared\", \"time\": 5},", "echo hello from $SLURM_JOB_NAME; echo TOOL_NODE=$SLURMD_NODENAME > tmp-run-env.out; echo \"{\\\"tool\\\": {\\\"n\\\": $N}}\" > tmp-run-state.json; echo \"$N\" > here.txt; scontrol show job $SLURM_JOB_ID > job.txt\n");

        var ran = _cm.Run("run", "script", "--tags=tool", "--env.N=7", "--executor=slurm", "--resource.time=3", "--out=json");

        ran.ExitCode.Should().Be(0, ran.Errors + ran.Output);
        ran.Json.Map("new_env").Text("TOOL_NODE").Should().NotBeEmpty();
        ran.Json.Map("new_state").Map("tool").Text("n").Should().Be("7");
        ran.Errors.Should().Contain("hello from cm-run");
        File.ReadAllText(Path.Combine(_cm.WorkDirectory, "here.txt")).Should().Be("7\n", "the job runs in the directory of the caller");
        var job = File.ReadAllText(Path.Combine(_cm.WorkDirectory, "job.txt"));
        job.Should().Contain("Comment=declared").And.Contain("TimeLimit=00:03:00", "the caller overrides what the script declares");
        Directory.EnumerateFileSystemEntries(Path.Combine(_cm.Home, ".cmpowershell", "jobs")).Should().BeEmpty();
        _cm.Run("find", "run").Output.Should().Contain("tool");
    }

    [Fact]
    public void A_script_that_fails_in_a_job_has_the_error_and_the_exit_code_of_a_local_run()
    {
        AddScript("tool", "", "echo broken; exit 3\n");

        var there = _cm.Run("run", "script", "--tags=tool", "--executor=slurm", "--out=json");
        var here = _cm.Run("run", "script", "--tags=tool", "--out=json");

        there.ExitCode.Should().Be(here.ExitCode).And.NotBe(0);
        there.Json.Text("error_id").Should().Be(here.Json.Text("error_id")).And.Be("NativeScriptFailed");
        there.Json.Text("error").Should().Be(here.Json.Text("error"));
    }

    [Fact]
    public async Task The_output_of_a_job_arrives_while_it_runs_and_an_interrupt_cancels_it()
    {
        AddScript("tool", "", "echo begun; sleep 1000\n");
        using var process = _cm.Start("run", "script", "--tags=tool", "--executor=slurm");
        for (string? line = ""; line is not null && !line.Contains("begun", StringComparison.Ordinal);)
        {
            line = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(40), TestContext.Current.CancellationToken);
            line.Should().NotBeNull("the line comes before the end");
        }

        using var kill = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        process.ExitCode.Should().Be(130);
        _slurm.Ask("squeue", "--noheader", "--states=RUNNING,PENDING").Should().BeEmpty();
    }

    [Fact]
    public void A_task_whose_time_is_over_is_a_failed_point_that_a_resumed_run_measures_again()
    {
        var mark = Path.Combine(_cm.WorkDirectory, "started");
        string[] call = ["--explore.N=1..2", "--resume", $"--env.MARK={mark}", "--resource.time=1", "--", "test $N = 1 || test -e \"$MARK.go\" || sleep 1000"];

        Measure("late", call).ExitCode.Should().Be(1);

        Results("late").OrderBy(result => result.Text("N"), StringComparer.Ordinal).Select(result => $"{result.Text("N")} {result.Text("outcome")} {result.Text("error_id")}").Should().Equal("1 succeeded ", "2 timed_out TaskTimedOut");
        File.WriteAllText(mark + ".go", "");
        Measure("late", call).ExitCode.Should().Be(0);
        Results("late").Where(result => result.Text("outcome") == "succeeded").Select(result => result.Text("N")).Should().BeEquivalentTo("1", "2");
    }

    [Fact]
    public async Task A_task_of_a_lost_node_is_a_failed_point_that_a_resumed_run_measures_again()
    {
        var mark = Path.Combine(_cm.WorkDirectory, "started");
        string[] call = ["--explore.N=1..2", "--resume", $"--env.MARK={mark}", "--", "test $N = 1 || test -e \"$MARK.go\" || { touch \"$MARK\"; sleep 1000; }"];
        using var process = Start("node", call);
        (await Until(() => File.Exists(mark) && Results("node").Count == 1)).Should().BeTrue();

        _slurm.LoseNode();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);

        process.ExitCode.Should().Be(1);
        Results("node").Select(result => $"{result.Text("N")} {result.Text("outcome")} {result.Text("error_id")}").Should().Equal("1 succeeded ", "2 failed TaskLost");
        Results("node")[1].Text("error").Should().Contain("NODE_FAIL");
        _slurm.RestoreNode();
        File.WriteAllText(mark + ".go", "");
        Measure("node", call).ExitCode.Should().Be(0);
        Results("node").Where(result => result.Text("outcome") == "succeeded").Select(result => result.Text("N")).Should().Equal("1", "2");
    }

    [Fact]
    public void What_holds_only_here_is_refused_for_a_job()
    {
        AddScript("tool", "", "true\n");

        _cm.Run("run", "script", "--tags=tool", "--executor=slurm", "--offline", "--out=json").Json.Text("error_id").Should().Be("ExecutorUnfit");
        _cm.Run("run", "script", "--tags=tool", "--executor=local", "--out=json").ExitCode.Should().Be(0);
    }

    [Theory]
    [InlineData("ResourceUnknown", "--resource.wrap=touch made")]
    [InlineData("ResourceUnknown", "--resource.cpu-per-task=2")]
    [InlineData("SchedulerRefused", "--resource.partition=nowhere")]
    public void A_request_that_cannot_be_met_is_an_error(string id, string resource) => ErrorId(Measure("bad", resource, "--out=json", "--", "true", "x")).Should().Be(id);

    [Fact]
    public void A_machine_without_Slurm_is_an_error_and_nothing_is_written()
    {
        _cm.Variables["PATH"] = _cm.WorkDirectory;

        ErrorId(Measure("none", "--out=json", "--", "true", "x")).Should().Be("SchedulerNotFound");
        Directory.Exists(Path.Combine(_cm.Home, "repos", "local", "experiment")).Should().BeFalse();
    }

    private static string ErrorId(CmResult ran) => ran.Json.Text("error_id");

    private CmResult Measure(string name, params string[] arguments) => _cm.Run(["run", "experiment", name, "--executor=slurm", .. arguments]);

    private Process Start(string name, params string[] arguments) => _cm.Start(["run", "experiment", name, "--executor=slurm", .. arguments]);

    private string RunFolder(string name) => Directory.GetDirectories(Path.Combine(_cm.Home, "repos", "local", "experiment", name)).Single();

    private MetaMap Record(string name) => (MetaMap)JsonMeta.Parse(File.ReadAllText(Path.Combine(RunFolder(name), "cm-experiment.json")), "record");

    private List<MetaMap> Results(string name)
    {
        var folder = Path.Combine(_cm.Home, "repos", "local", "experiment", name);
        var file = Directory.Exists(folder) ? Directory.GetFiles(folder, "cm-result.json", SearchOption.AllDirectories).SingleOrDefault() : null;
        return file is null ? [] : [.. ((MetaList)JsonMeta.Parse(File.ReadAllText(file), file)).Cast<MetaMap>()];
    }

    private static async Task<bool> Until(Func<bool> condition)
    {
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < TimeSpan.FromSeconds(40);)
        {
            if (condition())
            {
                return true;
            }

            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        return false;
    }

    private void AddScript(string name, string more, string run)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_cm.Home, "repos", "local", "script", name)).FullName;
        File.WriteAllText(Path.Combine(folder, "_cm.json"), $"{{ \"alias\": \"{name}\", \"uid\": \"{(name == "base" ? 1 : 2):x16}\", \"automation_alias\": \"script\", \"automation_uid\": \"5b4e0237da074764\", {more} \"tags\": [\"{name}\"] }}");
        File.WriteAllText(Path.Combine(folder, "run.sh"), run);
    }
}
