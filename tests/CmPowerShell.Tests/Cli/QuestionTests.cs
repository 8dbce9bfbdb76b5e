using AwesomeAssertions;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Tests.Cli;

public sealed class QuestionTests : IDisposable
{
    private readonly CmProgram _cm = new();

    public QuestionTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The scripts of the fixture are for a POSIX shell.");
        _cm.WithParts();
        _cm.Run("run", "ic", "--tags=get,lamp,_small").ExitCode.Should().Be(0);
        _cm.Run("run", "ic", "--tags=get,lamp,_large").ExitCode.Should().Be(0);
    }

    public void Dispose() => _cm.Dispose();

    [Theory]
    [InlineData("\n", 0)]
    [InlineData("0\n", 0)]
    [InlineData("1\n", 1)]
    [InlineData("7\nx\n1\n", 1)]
    public void A_choice_is_a_numbered_list_and_is_answered_on_standard_input(string input, int chosen)
    {
        var result = _cm.RunWithInput(input, "run", "ic", "--tags=get,lamp");

        var entries = result.Output.Split('\n').Where(line => line.StartsWith("  0) ", StringComparison.Ordinal) || line.StartsWith("  1) ", StringComparison.Ordinal)).ToList();
        entries.Should().HaveCount(2);
        result.Output.Should().Contain($"Selected {chosen}: {entries[chosen][5..]}");
        result.ExitCode.Should().Be(0);
    }

    [Fact]
    public void At_the_end_of_the_input_nobody_has_answered()
    {
        var result = _cm.RunWithInput("", "run", "ic", "--tags=get,lamp");

        result.ExitCode.Should().Be(1);
        result.Errors.Should().Contain("the run is not interactive");
    }

    [Theory]
    [InlineData("-1\n", 3)]
    [InlineData("2\n", 3)]
    [InlineData("\n", 2)]
    public void Kept_results_can_all_be_declined_and_then_a_new_one_is_made(string input, int kept)
    {
        using var repository = new ScratchFolder("twice");
        repository.Write("cmr.yaml", "alias: team@twice\nuid: 7a1c5e0000000020\n");
        repository.Write("script/thing/_cm.yaml", "alias: thing\nuid: 7a1c5e0000000021\nautomation_alias: script\nautomation_uid: 5b4e0237da074764\ntags: [ thing ]\ncache: true\n");
        _cm.Run("pull", "repo", "team@twice", "--url=" + repository.Path, "--copy").ExitCode.Should().Be(0);
        _cm.Run("run", "script", "--tags=thing");
        _cm.Run("run", "script", "--tags=thing", "--new");

        _cm.RunWithInput(input, "run", "script", "--tags=thing").ExitCode.Should().Be(0);

        _cm.Run("find", "cache", "--tags=thing,-tmp").Output.TrimEnd('\n').Split('\n').Should().HaveCount(kept);
    }

    [Fact]
    public void Quiet_takes_the_first() => _cm.RunWithInput("", "run", "ic", "--tags=get,lamp", "--quiet").ExitCode.Should().Be(0);

    [Fact]
    public void Removing_asks_for_each_and_keeps_what_was_not_agreed()
    {
        _cm.RunWithInput("n\ny\n", "rm", "installed").Output.Should().Contain("Skipped!").And.Contain("Deleted!");

        _cm.Run("find", "installed").Output.TrimEnd('\n').Split('\n').Should().ContainSingle();
    }
}
