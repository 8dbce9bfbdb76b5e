using AwesomeAssertions;
using CmPowerShell.Conformance.Runs;
using CmPowerShell.Tests.Cli;
using Xunit;

namespace CmPowerShell.Tests.EndToEnd;

/// <summary>
/// Replays two sequences of commands that the Python tools ran on the fixture repository <c>team@recipes</c>, each on one home, and shows that the replay finds
/// what is not as recorded.
/// </summary>
public sealed class SequenceTests : IDisposable
{
    private readonly string _scratch = Directory.CreateTempSubdirectory("cm-sequences-").FullName;

    public SequenceTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "Recorded with a POSIX shell.");

    public void Dispose() => Directory.Delete(_scratch, recursive: true);

    [Fact]
    public void All_steps_match_those_that_are_asked_and_those_that_use_what_earlier_ones_cached()
    {
        var (exitCode, report) = Replay(Recorded);

        exitCode.Should().Be(0, report);
        report.Should().Be("10 matched, 0 differed" + Environment.NewLine);
    }

    [Theory]
    [InlineData("\"stdin\": \"1\\n\"", "\"stdin\": \"0\\n\"", "which-lamp/3-which-one: cm run script", "at new_env.CM_LAMP_COLOR\n    recorded: \"white\"\n    ours:     \"red\"")]
    [InlineData("lamp,_red --quiet", "lamp,_red --quiet --skip_cache", "which-lamp/2-red: cm run script", "no cache entry has the tags get,lamp,_red,")]
    [InlineData("\"exit\": 2", "\"exit\": 0", "lamps/break: cm run script", "exit code: recorded 0, ours 2")]
    public void A_step_that_is_not_as_recorded_is_told_by_sequence_and_name(string recorded, string other, string name, string told)
    {
        var file = Path.Combine(_scratch, "wrong.jsonl");
        File.WriteAllText(file, File.ReadAllText(Recorded).Replace(recorded, other, StringComparison.Ordinal));

        var (exitCode, report) = Replay(file, name.Split('/')[0]);

        exitCode.Should().Be(1);
        report.Should().Contain(name).And.Contain(told).And.NotEndWith("0 differed" + Environment.NewLine);
    }

    [Fact]
    public void Steps_without_numbers_are_run_in_the_order_in_which_entries_came()
    {
        var steps = RecordFile.Read(Recorded).Single(recorded => recorded.Name == "lamps").Records;

        steps.Select(step => step.Name).Should().Equal("lamps/first-use", "lamps/again", "lamps/break", "lamps/show");
    }

    private static string Recorded => Path.Combine(AppContext.BaseDirectory, "fixtures", "recipes-sequences.jsonl");

    private static (int ExitCode, string Report) Replay(string file, string sequence = "")
    {
        using var report = new StringWriter();
        var options = new RunsOptions(CmProgram.File, Case: sequence);
        return (new RunsConformance(options, report).Run(CmProgram.Recipes, file), report.ToString());
    }
}
