using AwesomeAssertions;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Tests.Execution;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.Cache;

/// <summary>Runs use a store that shares results among homes as they use that of the home.</summary>
public sealed class CacheStoreTests : IDisposable
{
    private readonly string _shared = Directory.CreateTempSubdirectory("cm shared ").FullName;

    public void Dispose() => Directory.Delete(_shared, recursive: true);

    [Fact]
    public void A_result_that_another_home_made_is_not_made_again()
    {
        using var here = Home();
        using var there = Home();
        here.Run("app").FromCache.Should().BeFalse();

        var result = there.Run("app");

        result.FromCache.Should().BeTrue();
        there.Events.Of<NativeScriptStarting>().Should().BeEmpty();
    }

    [Fact]
    public void A_result_that_came_from_another_home_leads_into_this_one()
    {
        using var here = Home();
        using var there = Home();
        here.Run("lib");

        var path = there.Run("lib").NewEnv.Text("CM_LIB_PATH");

        path.Should().StartWith(there.Engine.Home.LocalPath);
        File.ReadAllText(Path.Combine(path, "lib.txt")).Trim().Should().Be("made");
    }

    [Fact]
    public void A_result_with_another_input_is_made_in_each_home()
    {
        using var here = Home();
        using var there = Home();
        here.Run("lib");

        there.Run("lib", request => request with { Inputs = new MetaMap { ["size"] = "2" } }).FromCache.Should().BeFalse();
    }

    [Fact]
    public void A_component_of_the_early_generation_uses_the_shared_results_too()
    {
        using var here = Home();
        using var there = Home();
        here.Run("early").FromCache.Should().BeFalse();

        there.Run("early").FromCache.Should().BeTrue();
        there.Entries(WellKnownNames.Installed).Should().ContainSingle();
    }

    private ScratchEngine Home() => new ScratchEngine(engine => new SharedFolderStore(engine, _shared))
        .Artifact(WellKnownNames.Script, "lib", "tags: [ lib ]\ncache: true\nnew_env_keys: [ CM_LIB_PATH ]\ninput_mapping: { size: CM_SIZE }", ("run.sh", "echo made > lib.txt\necho CM_LIB_PATH=$PWD > tmp-run-env.out\n"))
        .Artifact(WellKnownNames.Script, "app", "tags: [ app ]\ncache: true\nnew_env_keys: [ CM_APP ]\ndeps: [ { tags: lib } ]", ("run.sh", "echo CM_APP=$CM_LIB_PATH > tmp-run-env.out\n"))
        .Component("early", "tags: [ early ]\ninstall: true", ("run.sh", "echo CM_EARLY=yes > tmp-run-env.out\n"));
}
