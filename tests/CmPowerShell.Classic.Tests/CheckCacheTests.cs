using AwesomeAssertions;
using CmPowerShell.Classic.Contracts;
using CmPowerShell.Classic.Grammar;
using CmPowerShell.Engine.Cache;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Tests.Cache.Maintenance;
using Xunit;

namespace CmPowerShell.Classic.Tests;

/// <summary><c>cm check cache</c>: faults as lines, as a map and as an exit code.</summary>
public sealed class CheckCacheTests : CacheScene
{
    public CheckCacheTests()
    {
        Entry('a');
        Entry('b', "other");
        File.Delete(Path.Combine(Folder('b'), CachedState.FileName));
        Directory.CreateDirectory(Path.Combine(CacheFolder, ".cm-new-1"));
        File.WriteAllText(Path.Combine(CacheFolder, ".cm-new-1", "lock"), "");
    }

    [Theory]
    [InlineData("check cache", 1, "left-over,broken-state")]
    [InlineData("check cache aaaaaaaaaaaaaaaa", 0, "")]
    [InlineData("check cache --tags=other", 1, "broken-state")]
    [InlineData("check installed", 0, "left-over")]
    public void The_result_lists_what_was_found(string commandLine, int code, string rules)
    {
        var outcome = Execute(commandLine);

        ((int)outcome.Code).Should().Be(code);
        outcome.Result.Find("findings").Should().BeOfType<CmPowerShell.Meta.Values.MetaList>()
            .Which.Cast<CmPowerShell.Meta.Values.MetaMap>().Select(finding => finding["rule"].ToString()).Should().BeEquivalentTo(rules.Split(',', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void A_fault_is_one_line()
    {
        Execute("check cache --tags=other --out=con").Error!.Id.Should().Be("CacheHasFaults");

        Scratch.Events.Of<DiagnosticReported>().Should().ContainSingle().Which.Line.Should().StartWith($"{Folder('b')}: error: ").And.EndWith("(broken-state)");
    }

    [Fact]
    public void An_entry_that_is_not_there_is_an_error() => Execute("check cache cccccccccccccccc").Error!.Id.Should().Be("ArtifactNotFound");

    private ActionOutcome Execute(string commandLine) =>
        Scratch.Engine.ClassicActions().Execute(CommandLineWords.Split(commandLine), Scratch.Operation() with { WorkDirectory = Scratch.WorkDirectory });
}
