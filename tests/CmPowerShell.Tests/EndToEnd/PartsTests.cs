using AwesomeAssertions;
using CmPowerShell.Conformance.Runs;
using CmPowerShell.Tests.Cli;
using Xunit;

namespace CmPowerShell.Tests.EndToEnd;

/// <summary>
/// Replays what the Python tools of May 2022 did on the fixture repository <c>team@parts</c>: results, exit codes, printed lines and cache entries.
/// </summary>
public sealed class PartsTests
{
    [Fact]
    public void All_recorded_runs_of_the_fixture_repository_give_the_recorded_results()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Recorded with a POSIX shell.");
        using var report = new StringWriter();

        var exitCode = new RunsConformance(new RunsOptions(CmProgram.File), report)
            .Run(CmProgram.Parts, Path.Combine(AppContext.BaseDirectory, "fixtures", "parts.jsonl"));

        exitCode.Should().Be(0, report.ToString());
        report.ToString().Should().EndWith("40 matched, 0 differed" + Environment.NewLine);
    }
}
