using AwesomeAssertions;
using CmPowerShell.Conformance.Runs;
using CmPowerShell.Tests.Cli;
using Xunit;

namespace CmPowerShell.Tests.EndToEnd;

/// <summary>
/// Replays what the Python tools did on the fixture repository <c>team@recipes</c>, scripts of the later generation, and shows that the replay finds
/// what is not as recorded.
/// </summary>
public sealed class RecipesTests : IDisposable
{
    private readonly string _scratch = Directory.CreateTempSubdirectory("cm-recipes-").FullName;

    public RecipesTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "Recorded with a POSIX shell.");

    public void Dispose() => Directory.Delete(_scratch, recursive: true);

    [Fact]
    public void All_recorded_cases_match_and_their_second_runs_are_hits()
    {
        var (exitCode, report) = Replay(Recorded);

        exitCode.Should().Be(0, report);
        report.Should().Be("5 matched, 0 differed" + Environment.NewLine);
    }

    [Theory]
    [InlineData("use-lamp", "\"CM_ROOM\": \"white\"", "\"CM_ROOM\": \"green\"", "at new_env.CM_ROOM\n    recorded: \"green\"\n    ours:     \"white\"")]
    [InlineData("get-lamp", "\"version-1.2.3\"]", "\"version-1.2.3\", \"dim\"]", "no cache entry has the tags get,lamp,script-artifact-7a1c5e0000000201,version-#,dim")]
    [InlineData("break-lamp", "return code = 768", "return code = 1024", "recorded: NativeScript { Script = break-lamp, ExitCode = 4 }")]
    [InlineData("no-such-script", "\"exit\": 1", "\"exit\": 0", "exit code: recorded 0, ours 1")]
    public void What_is_not_as_recorded_is_told_and_counted(string name, string recorded, string other, string told)
    {
        var file = Path.Combine(_scratch, "wrong.jsonl");
        File.WriteAllText(file, File.ReadAllText(Recorded).Replace(recorded, other, StringComparison.Ordinal));

        var (exitCode, report) = Replay(file, name);

        exitCode.Should().Be(1);
        report.Should().StartWith(name + ": cm run script --tags=").And.Contain(told).And.EndWith("0 matched, 1 differed" + Environment.NewLine);
    }

    [Fact]
    public void A_second_run_that_runs_the_script_again_is_no_hit()
    {
        var file = Path.Combine(_scratch, "uncached.jsonl");
        File.WriteAllText(file, File.ReadAllText(Recorded).Replace("get,lamp --out", "get,lamp --new --out", StringComparison.Ordinal));

        Replay(file, "get-lamp").Report.Should().Contain("second run:").And.Contain("no hit");
    }

    private static string Recorded => Path.Combine(AppContext.BaseDirectory, "fixtures", "recipes.jsonl");

    private static (int ExitCode, string Report) Replay(string file, string name = "")
    {
        using var report = new StringWriter();
        var options = new RunsOptions(CmProgram.File, Case: name);
        return (new RunsConformance(options, report).Run(CmProgram.Recipes, file), report.ToString());
    }
}
