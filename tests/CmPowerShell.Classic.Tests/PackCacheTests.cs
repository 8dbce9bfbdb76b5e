using AwesomeAssertions;
using CmPowerShell.Classic.Contracts;
using CmPowerShell.Classic.Grammar;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Tests.Execution;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Classic.Tests;

/// <summary><c>cm pack cache</c>, <c>cm unpack cache</c> and <c>cm register cache</c>.</summary>
public sealed class PackCacheTests : IDisposable
{
    private readonly ScratchEngine _here = new();
    private readonly ScratchEngine _there = new();

    public PackCacheTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The native scripts of these tests are for a POSIX shell.");
        foreach (var machine in new[] { _here, _there })
        {
            machine.Artifact(WellKnownNames.Script, "lib", "tags: [ lib ]\ncache: true\nnew_env_keys: [ CM_LIB_PATH ]", ("run.sh", "echo made > made; echo CM_LIB_PATH=\"$PWD/made\" > tmp-run-env.out\n"));
            machine.Artifact(WellKnownNames.Script, "app", "tags: [ app ]\ncache: true\nnew_env_keys: [ CM_APP ]\ndeps: [ { tags: lib } ]", ("run.sh", "echo CM_APP=\"$CM_LIB_PATH\" > tmp-run-env.out\n"));
        }
    }

    public void Dispose()
    {
        _here.Dispose();
        _there.Dispose();
    }

    [Fact]
    public void What_is_packed_here_is_a_hit_there()
    {
        _here.Run("app");

        Execute(_here, "pack cache --tags=app --out=con").Values.Should().HaveCount(2, "the app needs the lib");
        var archive = Path.Combine(_here.WorkDirectory, "cm-cache.zip");
        _here.Events.Of<TextPrinted>()[^1].Text.Should().Be($"Packed 2 cache entries into {archive}");
        var outcome = Execute(_there, "unpack cache", archive);

        outcome.Code.Should().Be(CmPowerShell.Meta.Errors.ReturnCode.Done);
        outcome.Result.List("list").Should().HaveCount(2);
        _there.Run("app").FromCache.Should().BeTrue();
    }

    [Fact]
    public void An_archive_that_is_there_is_replaced_only_when_asked()
    {
        _here.Run("lib");
        Execute(_here, "pack cache");

        Execute(_here, "pack cache").Error!.Id.Should().Be("ArchiveExists");
        Execute(_here, "pack cache --force").Error.Should().BeNull();
    }

    [Fact]
    public void An_entry_that_is_refused_is_told_and_the_others_are_taken_in()
    {
        _here.Run("app");
        Execute(_here, "pack cache --output=b.zip");
        _there.Artifact(WellKnownNames.Script, "app", "tags: [ app ]\ncache: true\nnew_env_keys: [ CM_APP ]\ndeps: [ { tags: lib } ]", ("run.sh", "echo other\n"));

        var outcome = Execute(_there, "unpack cache", Path.Combine(_here.WorkDirectory, "b.zip"));

        outcome.Error!.Id.Should().Be("CacheEntryNotFitting");
        outcome.Values.Should().ContainSingle();
    }

    [Theory]
    [InlineData("pack cache 0123456789abcdef", "ArtifactNotFound")]
    [InlineData("pack cache --tags=none", "ArtifactNotFound")]
    [InlineData("unpack cache none.zip", "FileNotReadable")]
    [InlineData("register cache lib --path=none", "DataNotFound")]
    [InlineData("register cache lib", "InputMissing")]
    [InlineData("register cache libb --path=.", "ScriptNotFound")]
    [InlineData("register installed lib --path=.", "ActionNotFound")]
    public void A_mistake_has_an_id(string commandLine, string id) => Execute(_here, commandLine).Error!.Id.Should().Be(id);

    [Fact]
    public void Data_that_is_there_becomes_a_result()
    {
        Directory.CreateDirectory(Path.Combine(_here.WorkDirectory, "my data"));

        Execute(_here, "register cache", "lib", "--path=my data", "--version=1.2").Values.Should().ContainSingle();

        var result = _here.Run("lib");
        result.FromCache.Should().BeTrue();
        result.NewEnv.Text("CM_LIB_PATH").Should().Be(Path.Combine(_here.WorkDirectory, "my data"));
        result.CacheEntry!.Tags.Should().Contain("version-1.2");
    }

    [Fact]
    public void The_actions_are_completed() => _here.Engine.ClassicActions().Complete(["pack"], "").Select(word => word.Text).Should().Equal("repo", "installed", "cache", "lock");

    private static ActionOutcome Execute(ScratchEngine machine, string commandLine, params string[] further)
    {
        machine.Engine.Refresh();
        return machine.Engine.ClassicActions().Execute([.. CommandLineWords.Split(commandLine), .. further], machine.Operation() with { WorkDirectory = machine.WorkDirectory });
    }
}
