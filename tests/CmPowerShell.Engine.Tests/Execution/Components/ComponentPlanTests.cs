using AwesomeAssertions;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Execution.Planning;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Errors;
using Xunit;

namespace CmPowerShell.Engine.Tests.Execution.Components;

/// <summary>Plans of early components, and circles among them.</summary>
public sealed class ComponentPlanTests : IDisposable
{
    private readonly ScratchEngine _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void A_plan_lists_the_component_and_its_dependencies_and_runs_nothing()
    {
        _scratch.Component("app", "tags: [app]\ndeps: [ { tags: [tool, _small] } ]", ("run.sh", "echo ran\n"));
        _scratch.Component("tool", "tags: [tool]\ninstall: true\nvariations: { small: {}, large: {} }", ("run.sh", "echo ran\n"));

        Plan("app").Nodes.Select(node => node.ToString()).Should().Equal("app  (app)", "  tool  (tool,_small)  _small");

        _scratch.Output().Should().BeEmpty();
        _scratch.Entries(WellKnownNames.Installed).Should().BeEmpty();
    }

    [Fact]
    public void A_plan_says_what_would_come_from_the_cache_and_what_a_run_does_not_come_to()
    {
        _scratch.Component("tool", "tags: [tool]\ninstall: true\ndeps: [ { tags: [base] } ]");
        _scratch.Component("base", "tags: [base]");
        var entry = _scratch.Run("tool").CacheEntry!;

        Plan("tool").Nodes.Should().ContainSingle();
        Plan("tool").Calls.Select(node => node.ToString()).Should().Equal($"tool  (tool)  from the cache ({entry.Uid})", "  base  (base)  not reached");
    }

    [Fact]
    public void Components_that_need_each_other_are_named_and_nothing_is_kept()
    {
        _scratch.Component("a", "tags: [a]\ndeps:\n- tags: [b]");
        _scratch.Component("b", "tags: [b]\ndeps:\n- tags: [a]");

        var error = FluentActions.Invoking(() => _scratch.Run("a")).Should().Throw<CmException>().Which.Error;

        error.Id.Should().Be("DependencyCycle");
        error.Message.Should().MatchRegex(@"(?s)^The script 'a,\w+' needs itself:\n  a,\w+ \(.*_cm\.yaml:7:3\)\n  b,\w+ \(.*_cm\.yaml:7:3\)\n  a,\w+\n$");
        Plan("a").Error!.Id.Should().Be("DependencyCycle");
    }

    [Fact]
    public void A_circle_through_the_call_of_a_hook_is_named_too()
    {
        _scratch.Component("a", "tags: [a]", ("customize.py", "import cmind\n\ndef preprocess(i):\n    return cmind.access({'action': 'run', 'automation': 'ic', 'tags': 'a'})\n"));

        var error = FluentActions.Invoking(() => _scratch.Run("a")).Should().Throw<CmException>().Which.Error;

        error.Id.Should().Be("DependencyCycle");
        error.Message.Should().MatchRegex(@"(?s)^The script 'a,\w+' needs itself:\n  a,\w+ \(.*customize\.py\)\n  a,\w+\n");
    }

    private ScriptPlan Plan(string tags)
    {
        _scratch.Engine.Refresh();
        return new ScriptPlanner(_scratch.Engine.Runner).Plan(new RunRequest { Tags = tags.Split(','), WorkDirectory = _scratch.WorkDirectory }, _scratch.Operation());
    }
}
