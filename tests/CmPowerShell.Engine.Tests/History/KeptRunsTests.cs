using System.Globalization;
using AwesomeAssertions;
using CmPowerShell.Engine.Settings;
using CmPowerShell.Engine.Tests.Execution;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.History;

/// <summary>How many runs are kept, and for how long.</summary>
[Collection(ChangesEnvironment.Name)]
public sealed class KeptRunsTests : IDisposable
{
    private const string Variable = "CM_KEEP_RUNS";
    private readonly ScratchEngine _scratch = new();
    private readonly string? _before = Environment.GetEnvironmentVariable(Variable);

    public KeptRunsTests()
    {
        _scratch.Component("tool", "tags: [ tool ]", ("run.sh", "true\n"));
    }

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(Variable, _before);
        _scratch.Dispose();
    }

    [Fact]
    public void The_newest_ones_are_kept()
    {
        Environment.SetEnvironmentVariable(Variable, "3");

        var logs = Enumerable.Range(0, 5).Select(_ => _scratch.Run("tool").LogPath).ToList();

        _scratch.Engine.Runs.All().Select(run => run.LogPath).Should().Equal(logs[4], logs[3], logs[2]);
    }

    [Fact]
    public void A_home_can_have_a_number_of_its_own_and_a_wrong_one_is_told()
    {
        _scratch.Engine.Configuration.Set(SettingTable.KeepRuns, 2, ofHome: true);
        Enumerable.Range(0, 4).ToList().ForEach(_ => _scratch.Run("tool"));
        _scratch.Engine.Runs.All().Should().HaveCount(2);

        Environment.SetEnvironmentVariable(Variable, "many");

        FluentActions.Invoking(() => _scratch.Run("tool")).Should().Throw<CmException>().Which.Error.Id.Should().Be("SettingInvalid");
    }

    [Theory]
    [InlineData(null, "yesterday")]
    [InlineData(0, "long ago, yesterday")]
    [InlineData(1, "")]
    [InlineData(int.MaxValue, "long ago, yesterday")]
    public void A_run_that_is_too_old_goes_at_the_end_of_the_next_one(int? days, string left)
    {
        var runs = Path.Combine(_scratch.Engine.Home.OwnPath, "runs");
        var (old, young) = (Made(TimeSpan.FromDays(91)), Made(TimeSpan.FromHours(25)));
        _scratch.Engine.Configuration.Set(SettingTable.KeepRunsDays, days is null ? null : (MetaValue)days.Value, ofHome: true);

        _scratch.Run("tool");

        string.Join(", ", new[] { (old, "long ago"), (young, "yesterday") }.Where(run => Directory.Exists(run.Item1)).Select(run => run.Item2)).Should().Be(left);

        string Made(TimeSpan age) => Directory.CreateDirectory(Path.Combine(runs, DateTime.UtcNow.Subtract(age).ToString("yyyyMMdd-HHmmssfff", CultureInfo.InvariantCulture) + "-0000")).FullName;
    }

    [Fact]
    public void A_run_with_files_of_others_goes_with_them()
    {
        Environment.SetEnvironmentVariable(Variable, "1");
        var folder = Path.GetDirectoryName(_scratch.Run("tool").LogPath)!;
        Directory.CreateDirectory(Path.Combine(folder, "notes"));
        File.WriteAllText(Path.Combine(folder, "notes", "mine.txt"), "text");

        _scratch.Run("tool");

        Directory.Exists(folder).Should().BeFalse();
    }

    [Fact]
    public void None_is_kept_with_0()
    {
        Environment.SetEnvironmentVariable(Variable, "0");

        _scratch.Run("tool").LogPath.Should().BeNull();

        _scratch.Engine.Runs.All().Should().BeEmpty();
    }
}
