using System.Diagnostics;
using AwesomeAssertions;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Tests.Cli;

public sealed class InterruptTests : IDisposable
{
    private readonly CmProgram _cm = new();

    public InterruptTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "Sends POSIX signals.");

    public void Dispose() => _cm.Dispose();

    [Theory]
    [InlineData("INT", 130, "run", "ic", "sleeper")]
    [InlineData("TERM", 143, "run", "ic", "sleeper")]
    [InlineData("INT", 130, "nap", "sleeper")]
    [InlineData("INT", 130, "-Command", "Invoke-CmScript sleeper")]
    [InlineData("INT", 130, "-Command", "Invoke-CmAction nap sleeper")]
    [InlineData("TERM", 143, "-Command", "Invoke-CmScript sleeper")]
    public async Task A_signal_ends_the_whole_process_tree_and_marks_nothing_as_cached(string signal, int exitCode, params string[] arguments)
    {
        using var sleeper = SleepingRepository();
        _cm.Run("pull", "repo", "team@sleep", "--url=" + sleeper.Path, "--copy").ExitCode.Should().Be(0);
        using var process = _cm.Start(arguments);
        var child = await ChildOf(process);

        using var kill = Process.Start("kill", ["-" + signal, process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

        process.ExitCode.Should().Be(exitCode);
        await Gone(child);
        _cm.Run("find", "installed").Output.Should().BeEmpty();
    }

    [Theory]
    [InlineData("run", "ic", "sleeper")]
    [InlineData("nap", "sleeper")]
    public async Task A_killed_program_leaves_no_process_behind(params string[] arguments)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "On macOS a killed program leaves its children.");
        using var sleeper = SleepingRepository();
        _cm.Run("pull", "repo", "team@sleep", "--url=" + sleeper.Path).ExitCode.Should().Be(0);
        using var process = _cm.Start(arguments);
        var child = await ChildOf(process);

        process.Kill();

        await Gone(child);
    }

    private static ScratchFolder SleepingRepository()
    {
        var folder = new ScratchFolder("sleep");
        folder.Write("cmr.yaml", "alias: team@sleep\nuid: 7a1c5e0000000002\n");
        folder.Write("ic/sleeper/_cm.yaml", "alias: sleeper\nuid: 7a1c5e0000000003\nautomation_alias: ic\nautomation_uid: 972c28dafb2543fa\ninstall: true\n");
        folder.Write("automation/sleeper/_cm.yaml", "alias: sleeper\nuid: 7a1c5e0000000004\nautomation_alias: automation\nautomation_uid: bbeb15d8f0a944a4\n");
        folder.Write("automation/sleeper/module.py", "import subprocess\n\n\nclass CAutomation:\n    def __init__(self, cmind, file): pass\n\n    def nap(self, i):\n        child = subprocess.Popen(['sleep', '300'])\n        print('child', child.pid)\n        child.wait()\n");
        folder.Write("ic/sleeper/run.sh", "$(command -v setsid) sleep 300 &\necho \"child $!\"\nwait\n");
        return folder;
    }

    private static async Task<int> ChildOf(Process process)
    {
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line.StartsWith("child ", StringComparison.Ordinal))
            {
                return int.Parse(line.AsSpan(6), System.Globalization.CultureInfo.InvariantCulture);
            }
        }

        throw new InvalidOperationException("The script did not start.");
    }

    private static async Task Gone(int processId)
    {
        for (var i = 0; i < 100 && Exists(processId); i++)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Exists(processId).Should().BeFalse("the child of the script must end with the program");
    }

    /// <summary>A process that has ended and has not been waited for counts as ended.</summary>
    private static bool Exists(int processId)
    {
        var status = $"/proc/{processId}/stat";
        return OperatingSystem.IsLinux()
            ? File.Exists(status) && !File.ReadAllText(status).Contains(") Z ", StringComparison.Ordinal)
            : Process.GetProcesses().Any(process => process.Id == processId);
    }
}
