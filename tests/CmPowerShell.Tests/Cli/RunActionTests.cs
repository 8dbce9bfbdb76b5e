using System.Globalization;
using AwesomeAssertions;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Tests.Cli;

/// <summary><c>cm ls run</c>, <c>cm show run</c> and <c>cm rm run</c>.</summary>
public sealed class RunActionTests : IDisposable
{
    private readonly CmProgram _cm = new();
    private readonly ScratchFolder _repository = new("runs");

    public RunActionTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The scripts are of sh.");
        _repository.Write("cmr.yaml", "alias: team@runs\nuid: 7a1c5e0000000012\n");
        _repository.Write("ic/bad/_cm.yaml", "alias: bad\nuid: 7a1c5e0000000013\nautomation_alias: ic\nautomation_uid: 972c28dafb2543fa\n");
        _repository.Write("ic/bad/run.sh", "echo oh no\nexit 9\n");
        _repository.Write("ic/long/_cm.yaml", "alias: long\nuid: 7a1c5e0000000014\nautomation_alias: ic\nautomation_uid: 972c28dafb2543fa\n");
        _repository.Write("ic/long/run.sh", "echo started\nexec sleep 300\n");
        _cm.Run("pull", "repo", "team@runs", "--url=" + _repository.Path, "--copy").ExitCode.Should().Be(0);
    }

    public void Dispose()
    {
        _cm.Dispose();
        _repository.Dispose();
    }

    [Fact]
    public void Runs_are_listed_shown_and_forgotten()
    {
        var failed = _cm.Run("run", "ic", "bad");
        failed.Errors.Should().MatchRegex(@"CM error: The script 'bad,\w+' failed: run\.sh ended with exit code 9\. \(.*\)!\n  What was printed last:\n    oh no\n  The whole log: .*log\.txt\n$");

        var line = _cm.Run("ls", "run").Output;
        line.Should().MatchRegex(@"^\d{8}-\d{9}-[0-9a-f]{4}  Failed +\d+\.\d\d s  bad\n$");
        var id = line.Split(' ')[0];
        _cm.Run("show", "run", id, "--log").Output.Should().Contain("- bad,7a1c5e0000000013: failed").And.Contain("| oh no").And.Contain("Command: cm run script bad");
        _cm.Run("show", "run", "--out=json").Json["list"].Should().BeOfType<CmPowerShell.Meta.Values.MetaList>().Which.Should().HaveCount(1);
        _cm.Run("rm", "run", id).ExitCode.Should().Be(0);
        _cm.Run("ls", "run").Output.Should().BeEmpty();
        _cm.Run("show", "run", id).ExitCode.Should().Be(16);
    }

    [Fact]
    public async Task A_run_whose_program_was_killed_shows_as_interrupted()
    {
        using var process = _cm.Start("run", "ic", "long");
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line && !line.Contains("started", StringComparison.Ordinal))
        {
        }

        _cm.Run("ls", "run").Output.Should().Contain("Running");
        // Lines are written together with those of the next milliseconds.
        SpinWait.SpinUntil(() => _cm.Run("show", "run", "--log").Output.Contains("| started", StringComparison.Ordinal), TimeSpan.FromSeconds(20)).Should().BeTrue();
        var child = int.Parse(File.ReadAllText($"/proc/{process.Id}/task/{process.Id}/children").Split(' ')[0], CultureInfo.InvariantCulture);
        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        _cm.Run("ls", "run").Output.Should().Contain("Interrupted").And.Contain("long");
        _cm.Run("show", "run", "--log").Output.Should().Contain("| started");
        SpinWait.SpinUntil(() => !Directory.Exists($"/proc/{child}"), TimeSpan.FromSeconds(20)).Should().BeTrue("the processes of a run end with its program");
    }
}
