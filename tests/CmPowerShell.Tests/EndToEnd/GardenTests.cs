using AwesomeAssertions;
using CmPowerShell.Conformance.Core;
using CmPowerShell.Conformance.Runs;
using CmPowerShell.Tests.Cli;
using Xunit;

namespace CmPowerShell.Tests.EndToEnd;

/// <summary>
/// Replays commands on artifacts and repositories that the Python tools ran on a separate home, and shows that the replay finds what is not as recorded.
/// </summary>
public sealed class GardenTests : IDisposable
{
    private readonly string _scratch = Directory.CreateTempSubdirectory("cm-garden-").FullName;

    public GardenTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "Recorded with POSIX paths.");

    public void Dispose() => Directory.Delete(_scratch, recursive: true);

    [Fact]
    public void All_recorded_commands_give_the_recorded_results_and_leave_the_recorded_files()
    {
        var (exitCode, report) = Replay(Recorded);

        exitCode.Should().Be(0, report);
        report.Should().EndWith("35 matched, 0 differed, 1 differed on purpose" + Environment.NewLine);
    }

    [Theory]
    [InlineData("\"exit\": 8", "\"exit\": 1", "exit code: recorded 1, ours 8")]
    [InlineData("\\\"height\\\": \\\"3\\\"", "\\\"height\\\": \\\"5\\\"", "repos/garden/plots/plant/rose/_cm.json holds something else")]
    [InlineData("## repos/garden/plots/plant/fern/_cm.yaml", "## repos/garden/plots/plant/fern/_cm.json", "a file more, repos/garden/plots/plant/fern/_cm.yaml")]
    [InlineData("plant/rose\\n{home}/repos/garden/plots/plant/fern\\n{home}", "plant/rose\\n{home}", "only ours prints: {home}/repos/garden/plots/plant/fern")]
    public void What_is_not_as_recorded_is_told_and_counted_once(string recorded, string other, string told)
    {
        var file = Path.Combine(_scratch, "wrong.jsonl");
        File.WriteAllLines(file, UntilChanged(recorded, other));

        var (exitCode, report) = Replay(file);

        exitCode.Should().Be(1);
        report.Should().Contain(told).And.EndWith("1 differed, 0 differed on purpose" + Environment.NewLine);
    }

    /// <summary>The records up to the first one that can be changed, which is.</summary>
    private static IEnumerable<string> UntilChanged(string recorded, string other)
    {
        var lines = File.ReadAllLines(Recorded).ToList();
        var place = lines.FindIndex(line => line.Contains(recorded, StringComparison.Ordinal));
        return [.. lines.Take(place), lines[place].Replace(recorded, other, StringComparison.Ordinal)];
    }

    private static string Recorded => Path.Combine(AppContext.BaseDirectory, "fixtures", "garden.jsonl");

    private static (int ExitCode, string Report) Replay(string file)
    {
        using var report = new StringWriter();
        return (new CoreConformance(new RunsOptions(CmProgram.File), report).Run(file), report.ToString());
    }
}
