using System.Diagnostics;
using System.Globalization;
using AwesomeAssertions;
using CmPowerShell.Tests.Hosting;
using Xunit;

namespace CmPowerShell.Tests.Cmdlets;

/// <summary>Ctrl+C in the middle of a script.</summary>
public sealed class StopTests : IDisposable
{
    private readonly CmSession _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public async Task Stop_ends_the_whole_process_tree_and_nothing_is_kept()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The script is one of sh.");
        var pidFile = Path.Combine(_session.Folder, "pid");
        TestScripts.Add(_session, "long", "long", $"sh -c 'sleep 300 & echo $! > \"{pidFile}\"; echo started; wait'", "\"install\": true,");
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _session.Host.Recorded.LineWritten += line =>
        {
            if (line.Contains("started", StringComparison.Ordinal))
            {
                started.TrySetResult();
            }
        };
        using var shell = _session.Start("Invoke-CmScript long");

        var running = shell.BeginInvoke();
        await started.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        var stopping = Stopwatch.StartNew();
        shell.Stop();

        stopping.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(15));
        running.IsCompleted.Should().BeTrue();
        var grandchild = int.Parse(File.ReadAllText(pidFile), CultureInfo.InvariantCulture);
        // The system removes an ended process without a waiting parent at a time of its choice.
        SpinWait.SpinUntil(() => !IsAlive(grandchild), TimeSpan.FromSeconds(5)).Should().BeTrue("the grandchild is part of the tree");
        _session.Run("Get-CmCache | Where-Object IsComplete").Output.Should().BeEmpty();
        _session.Run("(Get-CmScript long).Cached").Output.Should().ContainSingle().Which.BaseObject.Should().Be(false);
    }

    private static bool IsAlive(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
