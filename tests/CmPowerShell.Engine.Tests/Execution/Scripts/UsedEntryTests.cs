using AwesomeAssertions;
using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Cache.Pruning;
using CmPowerShell.Engine.Locking;
using CmPowerShell.Meta.Errors;
using Xunit;

namespace CmPowerShell.Engine.Tests.Execution.Scripts;

/// <summary>A cache entry is not removed while a run uses it.</summary>
public sealed class UsedEntryTests : ParallelScene
{
    private const string Cached = "cache: true\nnew_env_keys: [ CM_TOOL ]\n";

    [Fact]
    public async Task What_a_run_has_taken_from_the_cache_stays_until_it_ends_and_so_does_what_that_was_made_from()
    {
        Script("base", "cache: true");
        Script("lib", Cached + "deps: [ { tags: base } ]");
        Script("app", "deps: [ { tags: lib } ]", Shell(Wait("app")));
        Run("lib");
        var (lib, used) = (Entry("lib"), Entry("base"));

        var app = Begin("app");
        WhyKept(lib).Should().Match($"The cache entry {lib.Uid} is not removed: process {Environment.ProcessId}, which has been running 'app,*' since *, uses it.");
        WhyKept(used).Should().Contain("uses it");
        using (Open("app"))
        {
            (await app.Run).Dependencies[0].FromCache.Should().BeTrue();
        }

        WhyKept(lib).Should().BeNull();
        WhyKept(used).Should().BeNull();
    }

    [Fact]
    public async Task What_a_run_has_just_made_stays_until_it_ends()
    {
        Script("lib", Cached);
        Script("app", "deps: [ { tags: lib } ]", Shell(Wait("app")));

        var app = Begin("app");
        Scratch.Engine.Refresh();
        WhyKept(Entry("lib")).Should().Contain("uses it");
        using (Open("app"))
        {
            await app.Run;
        }

        WhyKept(Entry("lib")).Should().BeNull();
    }

    [Fact]
    public async Task An_early_component_keeps_what_it_needs()
    {
        Scratch.Component("lib", "tags: [ lib ]\ninstall: true");
        Scratch.Component("app", "tags: [ app ]\ndeps: [ { tags: lib } ]", Shell(Wait("app")));
        var lib = Scratch.Run("lib").CacheEntry!;

        var app = Begin("app");
        WhyKept(lib).Should().Contain("uses it");
        using (Open("app"))
        {
            await app.Run;
        }

        WhyKept(lib).Should().BeNull();
    }

    [Fact]
    public void An_entry_that_somebody_removes_is_passed_over()
    {
        Script("lib", Cached);
        var before = Run("lib").CacheEntry!;

        using (RunLocks.Begin(Scratch.Engine.Home, outer: null).TryTake(LockName.Removal(before.Uid), "cache maintenance"))
        {
            var after = Run("lib");

            after.FromCache.Should().BeFalse();
            after.CacheReason.Should().Be($"the entry {before.Uid} does not fit: another process removes it, or an entry that it was made from");
        }
    }

    [Fact]
    public void The_hook_of_a_run_may_remove_what_the_run_uses()
    {
        Script("lib", Cached);
        Script(
            "app",
            "deps: [ { tags: lib } ]",
            Python("import cmind\ndef postprocess(i):\n    return cmind.access({'action': 'rm', 'automation': 'cache', 'tags': 'lib', 'force': True})"));

        Run("app");

        Scratch.Engine.Refresh();
        Entries.Should().BeEmpty();
    }

    private Artifact Entry(string tag) => Entries.Single(entry => entry.Tags.Contains(tag));

    /// <summary>Removes an entry; returns why it was kept, or null when it was removed.</summary>
    private string? WhyKept(Artifact entry)
    {
        try
        {
            CachePruner.Remove(entry, Scratch.Engine.Home, Scratch.Engine.Artifacts, Scratch.Operation());
            return null;
        }
        catch (CmException problem) when (problem.Error.Id == "CacheEntryInUse")
        {
            return problem.Error.Message;
        }
    }
}
