using AwesomeAssertions;
using CmPowerShell.Engine.Runs;
using CmPowerShell.Engine.Tests.Execution;
using Xunit;

namespace CmPowerShell.Engine.Tests.Runs;

/// <summary>How many runs are kept.</summary>
[Collection(ChangesEnvironment.Name)]
public sealed class KeptRunsTests : IDisposable
{
    private readonly ScratchEngine _scratch = new();
    private readonly string? _before = Environment.GetEnvironmentVariable(RunStore.Variable);

    public KeptRunsTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The native script is for a POSIX shell.");
        _scratch.Component("tool", "tags: [ tool ]", ("run.sh", "true\n"));
    }

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(RunStore.Variable, _before);
        _scratch.Dispose();
    }

    [Fact]
    public void The_newest_ones_are_kept()
    {
        Environment.SetEnvironmentVariable(RunStore.Variable, "3");

        var logs = Enumerable.Range(0, 5).Select(_ => _scratch.Run("tool").LogPath).ToList();

        _scratch.Engine.Runs.All().Select(run => run.LogPath).Should().Equal(logs[4], logs[3], logs[2]);
    }

    [Fact]
    public void None_is_kept_with_0()
    {
        Environment.SetEnvironmentVariable(RunStore.Variable, "0");

        _scratch.Run("tool").LogPath.Should().BeNull();

        _scratch.Engine.Runs.All().Should().BeEmpty();
    }
}
