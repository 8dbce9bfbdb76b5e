using System.Globalization;
using AwesomeAssertions;
using CmPowerShell.Conformance.Crowd;
using CmPowerShell.Conformance.Kills;
using CmPowerShell.Tests.Cli;
using Xunit;

namespace CmPowerShell.Tests.Scenarios;

/// <summary>
/// Scenario 10: <c>kill -9</c> during a pull, an update, an index save or a cached run, and the next command heals itself. <c>cm-conformance kills</c> and <c>crowd</c> do the same
/// with larger numbers.
/// </summary>
public sealed class Scenario10KilledProgramTests
{
    public Scenario10KilledProgramTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "The native scripts of these tests are for a POSIX shell.");

    [Fact]
    public void After_a_kill_at_a_random_moment_the_next_command_works_and_nothing_is_lost()
    {
        using var told = new StringWriter(CultureInfo.InvariantCulture);

        new KillRun(new KillOptions(CmProgram.File, Count: 24), told).Run().Should().Be(0, told.ToString());
    }

    [Fact]
    public void A_crowd_that_runs_the_same_scripts_executes_each_once()
    {
        using var told = new StringWriter(CultureInfo.InvariantCulture);

        new CrowdRun(new CrowdOptions(CmProgram.File, Processes: 8, Scripts: 6, Minutes: 0.05), told).Run().Should().Be(0, told.ToString());
    }
}
