using AwesomeAssertions;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.Execution.Scripts;

/// <summary>Plans: what a run would call.</summary>
public sealed class ScriptPlannerTests : ScriptScene
{
    [Fact]
    public void A_plan_lists_each_script_before_its_dependencies()
    {
        Script("app", "deps: [ { tags: 'lib,_fast', version_min: '2' } ]\nprehook_deps: [ { tags: tool } ]\npost_deps: [ { tags: lib } ]");
        Script("lib", "deps: [ { tags: tool } ]\nvariations: { fast: { group: g }, cpu: { group: h, default: true } }");
        Script("tool", "");

        JsonMeta.WriteLine(Plan("app").ToMeta(isWhole: true)).Should().Be(
            """{"return": 0, "nodes": [[0, "app", "app", ""], [1, "lib", "lib,_fast", "_fast,_cpu", {"version_min": "2"}], [2, "tool", "tool", ""], [1, "tool", "tool", ""]]}""");
    }

    [Fact]
    public void A_plan_says_why_a_dependency_is_enabled()
    {
        Script("app", "env: { CM_GPU: 'yes' }\ndeps: [ { tags: cuda, enable_if_env: { CM_GPU: [ 'yes' ] } } ]");
        Script("cuda", "");

        Plan("app").Nodes[1].WhyEnabled.Should().Be("enable_if_env holds (CM_GPU: ['yes'])");
    }

    [Fact]
    public void A_plan_says_what_would_come_from_the_cache()
    {
        Script("app", "deps: [ { tags: lib }, { tags: other } ]");
        Script("lib", "cache: true");
        Script("other", "cache: true");
        var entry = Run("lib").CacheEntry!;

        Plan("app").Nodes.Select(node => node.CacheEntry?.Uid).Should().Equal(null, entry.Uid, null);
    }

    [Fact]
    public void A_run_does_not_come_to_what_stands_below_a_result_from_the_cache()
    {
        Script("app", "deps: [ { tags: lib }, { tags: tool } ]");
        Script("lib", "cache: true\ndeps: [ { tags: tool }, { tags: now, dynamic: true } ]");
        Script("tool", "");
        Script("now", "");
        Run("lib");

        var plan = Plan("app");

        plan.Nodes.Select(node => node.Script.Alias).Should().Equal("app", "lib", "now", "tool");
        var nodes = plan.Calls.ToList();
        nodes.Select(node => (node.Script.Alias, node.IsReached)).Should().Equal(("app", true), ("lib", true), ("tool", false), ("now", true), ("tool", true));
        nodes.Select(node => node.ToString()).Should().Equal(
            "app  (app)", $"  lib  (lib)  from the cache ({nodes[1].CacheEntry!.Uid})", "    tool  (tool)  not reached", "    now  (now)", "  tool  (tool)");
    }

    [Fact]
    public void A_plan_that_cannot_be_completed_keeps_what_was_resolved_until_then()
    {
        Script("app", "deps: [ { tags: lib }, { tags: gone } ]");
        Script("lib", "");

        var plan = Plan("app");

        plan.Nodes.Select(node => node.Script.Alias).Should().Equal("app", "lib");
        plan.Error!.Id.Should().Be("DependencyNotFound");
        plan.ToMeta(isWhole: false)["return"].Should().Be((MetaValue)1);
    }

    [Fact]
    public void A_plan_runs_and_leaves_nothing()
    {
        Script("app", "cache: true\nclean_files: [ keep.txt ]", Shell("echo ran"), Python("def preprocess(i):\n    raise ValueError()"));
        var file = Path.Combine(Scratch.WorkDirectory, "keep.txt");
        File.WriteAllText(file, "");

        Plan("app");

        Output.Should().BeEmpty();
        Entries.Should().BeEmpty();
        Directory.EnumerateFileSystemEntries(Scratch.WorkDirectory).Should().Equal(file);
    }
}
