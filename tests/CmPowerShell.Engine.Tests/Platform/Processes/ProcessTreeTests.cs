using System.Diagnostics;
using System.Globalization;
using AwesomeAssertions;
using CmPowerShell.Engine.Platform.Processes;
using Xunit;

namespace CmPowerShell.Engine.Tests.Platform.Processes;

/// <summary>A program ends with all that it started, wherever that has gone.</summary>
public sealed class ProcessTreeTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cm tree's ").FullName;

    public ProcessTreeTests() => Assert.SkipUnless(OperatingSystem.IsLinux(), "Descent and marks are read from /proc.");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("sleep 300 & echo $! > pid; wait")]
    [InlineData("setsid sh -c 'echo $$ > pid; exec sleep 300' & wait")]
    [InlineData("nohup sh -c 'echo $$ > pid; exec sleep 300' > /dev/null 2>&1 & wait")]
    [InlineData("(setsid sh -c 'sh -c \"echo \\$\\$ > pid; exec sleep 300\" &' &); sleep 300")]
    [InlineData("env -u CM_PROCESS_MARK sh -c 'echo $$ > pid; sleep 300; true' & wait")]
    [InlineData("sh -c 'trap \"\" TERM; echo $$ > pid; while true; do sleep 1; done' & wait")]
    public async Task What_a_program_started_ends_with_it(string script)
    {
        using var tree = Start(script);
        var descendant = int.Parse(await Written("pid"), CultureInfo.InvariantCulture);

        tree.End();

        Runs(descendant).Should().BeFalse();
        tree.Process.WaitForExit(TimeSpan.FromSeconds(10)).Should().BeTrue();
    }

    [Fact]
    public async Task It_is_asked_first_so_that_it_can_tidy_up()
    {
        using var tree = Start("trap 'echo tidy > tidied; exit 0' TERM; echo ready > ready; sleep 300 & wait");
        await Written("ready");

        tree.End();

        File.ReadAllText(Path.Combine(_folder, "tidied")).Should().Be("tidy\n");
    }

    [Fact]
    public async Task What_goes_on_after_its_program_still_belongs_to_it_and_nothing_else_does()
    {
        using var other = Start("exec sleep 300");
        using var tree = Start("setsid sh -c 'echo $$ > pid; exec sleep 300' < /dev/null > /dev/null 2>&1 &");
        var descendant = int.Parse(await Written("pid"), CultureInfo.InvariantCulture);
        tree.WaitForExit(TestContext.Current.CancellationToken);
        Runs(descendant).Should().BeTrue("a script may leave a server behind");

        tree.End();

        Runs(descendant).Should().BeFalse();
        Runs(other.Process.Id).Should().BeTrue();
        other.End();
    }

    private ProcessTree Start(string script) => ProcessTree.Start(new ProcessStartInfo("bash", ["-c", script]) { WorkingDirectory = _folder });

    private async Task<string> Written(string name)
    {
        var path = Path.Combine(_folder, name);
        while (!File.Exists(path) || !File.ReadAllText(path).EndsWith('\n'))
        {
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        return File.ReadAllText(path);
    }

    private static bool Runs(int id) => LinuxProcess.All().Any(entry => entry.Process.Id == id);
}
