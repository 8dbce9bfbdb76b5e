using System.Diagnostics;
using System.Globalization;
using AwesomeAssertions;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Tests.Cli;

/// <summary>Points of an experiment on another host, by a real ssh.</summary>
public sealed class SshTests : IDisposable
{
    private readonly CmProgram _cm = new();
    private readonly SshServer _server;
    private readonly string _hostHome;

    public SshTests()
    {
        Assert.SkipWhen(SshServer.Reason.Length > 0, SshServer.Reason);
        _hostHome = Path.Combine(_cm.WorkDirectory, "host");
        _server = new SshServer(_hostHome);
        _cm.Variables["PATH"] = $"{_server.Folder}:{Environment.GetEnvironmentVariable("PATH")}";
    }

    public void Dispose()
    {
        _server?.Dispose();
        _cm.Dispose();
    }

    [Fact]
    public void Points_are_measured_on_hosts_and_their_results_belong_to_the_run()
    {
        AddScript(_cm.Home);
        AddScript(Path.Combine(_hostHome));

        var ran = Measure("one", "--hosts=good,also-good", "--script_tags=tool", "--explore.N=1..4", "--repeat=2", "--env.NOTE=it's $(touch made)");

        ran.ExitCode.Should().Be(0, ran.Errors + ran.Output);
        Results("one").Should().HaveCount(8).And.OnlyContain(result => result.Text("t_ms") == result.Text("N") + "0" && result.Text("measured_on") == Environment.MachineName);
        Directory.EnumerateFiles(_cm.WorkDirectory, "made", SearchOption.AllDirectories).Should().BeEmpty();
    }

    [Fact]
    public void The_files_of_a_point_come_back_into_its_folder()
    {
        var ran = Measure("files", "--hosts=good", "--explore.N=1..2", "--", "mkdir -p out; echo {{N}} > out/answer.txt; ln -s /etc/passwd link; echo shown {{N}}");

        ran.ExitCode.Should().Be(0, ran.Errors + ran.Output);
        ran.Output.Should().Contain("shown 1").And.Contain("shown 2");
        var run = Directory.GetDirectories(Path.Combine(_cm.Home, "repos", "local", "experiment", "files")).Single();
        foreach (var result in Results("files"))
        {
            File.ReadAllText(Path.Combine(run, result.Text("uid"), "out", "answer.txt")).Should().Be(result.Text("N") + "\n");
            File.ReadAllText(Path.Combine(run, result.Text("uid"), "output.txt")).Should().Contain("shown");
            Path.Exists(Path.Combine(run, result.Text("uid"), "link")).Should().BeFalse("links are not followed");
        }
    }

    [Fact]
    public void A_run_of_a_script_on_a_host_has_the_result_of_a_local_run()
    {
        AddScript(_hostHome);

        var ran = _cm.Run("run", "script", "--tags=tool", "--env.N=4", "--executor=ssh", "--hosts=good", "--out=json");

        ran.ExitCode.Should().Be(0, ran.Errors + ran.Output);
        ran.Json.Map("new_state").Map("figures").Text("t_ms").Should().Be("40");
        ran.Errors.Should().Contain("tool runs");
        _cm.Run("run", "script", "--tags=tool", "--executor=ssh", "--hosts=gone", "--out=json").Json.Text("error_id").Should().Be("HostNotUsable");
        _cm.Run("run", "script", "--tags=nothing", "--executor=ssh", "--hosts=gone,good", "--out=json").Json.Text("error_id").Should().Be("ScriptNotFound", "the other host is used");
    }

    [Fact]
    public void A_host_that_cannot_be_reached_is_an_error_and_the_others_measure_its_points()
    {
        var ran = Measure("two", "--hosts=gone,good", "--explore.N=1..4", "--", "true", "{{N}}");

        ran.ExitCode.Should().Be(0, ran.Errors + ran.Output);
        ran.Errors.Should().Contain("'gone' cannot measure").And.Contain("refused");
        Results("two").Select(result => result.Text("outcome")).Should().Equal("succeeded", "succeeded", "succeeded", "succeeded");
    }

    [Fact]
    public void Without_any_host_the_points_fail_and_a_resumed_run_measures_them()
    {
        Measure("three", "--hosts=gone", "--explore.N=1..2", "--resume", "--", "true", "{{N}}").ExitCode.Should().Be(1);

        Results("three").Select(result => result.Text("error_id")).Should().Equal("HostNotUsable", "HostNotUsable");
    }

    [Fact]
    public void A_point_that_fails_there_has_the_error_of_the_host()
    {
        Measure("four", "--hosts=good", "--", "echo broken; exit 3").ExitCode.Should().Be(1);

        Results("four").Select(result => result.Text("error_id")).Should().Equal("CommandFailed");
    }

    [Fact]
    public async Task An_interrupt_ends_what_the_host_runs()
    {
        var mark = Path.Combine(_cm.WorkDirectory, "started");
        _cm.Variables["MARK"] = null;
        using var process = _cm.Start("run", "experiment", "five", "--executor=ssh", "--hosts=good", $"--env.MARK={mark}", "--", "echo $$ > \"$MARK.new\"; mv \"$MARK.new\" \"$MARK\"; sleep 1000");
        (await Until(() => File.Exists(mark))).Should().BeTrue();
        var child = (await File.ReadAllTextAsync(mark, TestContext.Current.CancellationToken)).Trim();

        using var kill = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

        process.ExitCode.Should().Be(130);
        (await Until(() => !Directory.Exists($"/proc/{child}"))).Should().BeTrue();
    }

    [Theory]
    [InlineData("HostNameInvalid", "--executor=ssh", "--hosts=-oProxyCommand=touch made")]
    [InlineData("HostsMissing", "--executor=ssh", "--repeat=1")]
    [InlineData("ExecutorUnfit", "--executor=local", "--hosts=good")]
    [InlineData("ExecutorUnfit", "--executor=ssh", "--resource.mem=1G")]
    [InlineData("InvalidInput", "--executor=cloud", "--repeat=1")]
    public void Bad_input_is_an_error(string id, params string[] arguments) =>
        _cm.Run(["run", "experiment", "bad", .. arguments, .. id == "ExecutorUnfit" && arguments[1].Contains("mem", StringComparison.Ordinal) ? ["--hosts=good"] : Array.Empty<string>(), "--out=json", "--", "true", "x"]).Json.Text("error_id").Should().Be(id);

    private CmResult Measure(string name, params string[] arguments) => _cm.Run(["run", "experiment", name, "--executor=ssh", .. arguments]);

    private List<MetaMap> Results(string name) =>
        [.. Directory.GetFiles(Path.Combine(_cm.Home, "repos", "local", "experiment", name), "cm-result.json", SearchOption.AllDirectories).SelectMany(file => (MetaList)JsonMeta.Parse(File.ReadAllText(file), file)).Cast<MetaMap>()];

    private static async Task<bool> Until(Func<bool> condition)
    {
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < TimeSpan.FromSeconds(20);)
        {
            if (condition())
            {
                return true;
            }

            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        return false;
    }

    private static void AddScript(string home)
    {
        var folder = Directory.CreateDirectory(Path.Combine(home, "repos", "local", "script", "tool")).FullName;
        File.WriteAllText(Path.Combine(folder, "_cm.json"), """{ "alias": "tool", "uid": "00000000000000a1", "automation_alias": "script", "automation_uid": "5b4e0237da074764", "new_state_keys": ["figures"], "tags": ["tool"] }""");
        File.WriteAllText(Path.Combine(folder, "run.sh"), "echo tool runs; echo \"{\\\"figures\\\": {\\\"t_ms\\\": ${N}0}}\" > tmp-run-state.json\n");
    }
}
