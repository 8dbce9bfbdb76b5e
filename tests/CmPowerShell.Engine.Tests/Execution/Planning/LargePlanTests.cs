using AwesomeAssertions;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Execution.Planning;
using CmPowerShell.Engine.Naming;
using Xunit;

namespace CmPowerShell.Engine.Tests.Execution.Planning;

/// <summary>Plans of scripts that need each other in many ways, or in a long chain.</summary>
public sealed class LargePlanTests : IDisposable
{
    private readonly ScratchEngine _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void Each_call_is_listed_where_all_are_asked_for()
    {
        Lattice(layers: 6);

        var calls = Plan("l0x0").Calls.ToList();

        calls.Should().HaveCount((1 << 6) - 1).And.NotContain(node => node.IsReference);
        calls.Select(node => node.Depth).Take(7).Should().Equal(0, 1, 2, 3, 4, 5, 5);
    }

    [Fact]
    public void A_repeated_request_is_a_reference_unless_it_has_no_dependencies()
    {
        Lattice(layers: 4);

        Plan("l0x0").Nodes.Select(node => $"{node.Depth} {node.Script.Alias}{(node.IsReference ? " see above" : "")}").Should().Equal(
            "0 l0x0",
            "1 l1x0", "2 l2x0", "3 l3x0", "3 l3x1", "2 l2x1", "3 l3x1", "3 l3x0",
            "1 l1x1", "2 l2x1 see above", "2 l2x0 see above");
    }

    [Theory]
    [InlineData(30, 59)]
    [InlineData(60, 119)]
    public void Scripts_in_diamonds_are_resolved_once_each(int layers, int scripts)
    {
        Lattice(layers);

        var plan = Plan("l0x0");

        plan.Error.Should().BeNull();
        Resolved().Should().Be(scripts);
        plan.Nodes.Should().HaveCount((2 * scripts) - 3).And.Contain(node => node.IsReference);
        plan.Calls.Take(1000).Should().HaveCount(1000);
    }

    [Fact]
    public void Variables_that_scripts_in_diamonds_hand_up_do_not_multiply_the_work()
    {
        Lattice(layers: 12, name => $"env: {{ V_{name.ToUpperInvariant()}: '1' }}\nnew_env_keys: [ V_* ]\n");

        Plan("l0x0").Error.Should().BeNull();

        Resolved().Should().BeLessThan(12 * 23, "each value of the variables needs a plan, not each path");
    }

    [Fact]
    public void An_equal_request_leaves_its_caller_the_same_variables_and_changes()
    {
        Script("top", ["left", "right", "probe"]);
        Script("left", ["base"], "new_env_keys: [ V_BASE ]\n");
        Script("right", ["base"], "new_env_keys: [ V_BASE ]\n");
        Script("base", [], "env: { V_BASE: 'yes' }\nnew_env_keys: [ V_BASE ]\n");
        _scratch.Artifact(WellKnownNames.Script, "probe", "tags: [ probe ]\ndeps: [ { tags: base, enable_if_env: { V_BASE: [ 'yes' ] } } ]");

        Plan("top").Calls.Select(node => node.Script.Alias).Should().Equal("top", "left", "base", "right", "base", "probe", "base");
    }

    [Fact]
    public void A_long_chain_of_scripts_that_do_not_repeat_is_no_circle()
    {
        for (var i = 0; i < 400; i++)
        {
            Script($"c{i}", i < 399 ? [$"c{i + 1}"] : []);
        }

        var plan = Plan("c0");

        plan.Error.Should().BeNull();
        plan.Nodes.Should().HaveCount(400);
    }

    [Fact]
    public void A_script_that_needs_itself_in_ever_another_way_is_refused()
    {
        _scratch.Artifact(WellKnownNames.Script, "loop", "tags: [ loop ]\ndefault_env:\n  N: x\ndeps:\n  - tags: loop\n    env:\n      N: <<<N>>>x", ("run.sh", "true\n"));

        Plan("loop").Error!.Id.Should().Be("DependencyCycle");
    }

    private ScriptPlan Plan(string tags)
    {
        _scratch.Engine.Refresh();
        return new ScriptPlanner(_scratch.Engine.Runner).Plan(new RunRequest { Tags = [tags], WorkDirectory = _scratch.WorkDirectory }, _scratch.Operation());
    }

    private int Resolved() => _scratch.Events.Of<DetailReported>().Count(detail => detail.Text.Contains(" would run: ", StringComparison.Ordinal));

    private void Lattice(int layers, Func<string, string>? more = null)
    {
        for (var layer = 0; layer < layers; layer++)
        {
            for (var side = 0; side < 2; side++)
            {
                var name = $"l{layer}x{side}";
                Script(name, layer == layers - 1 ? [] : [$"l{layer + 1}x{side}", $"l{layer + 1}x{1 - side}"], more?.Invoke(name) ?? "");
            }
        }
    }

    private void Script(string name, string[] needs, string more = "") => _scratch.Artifact(
        WellKnownNames.Script, name, $"tags: [ {name} ]\n{more}deps: [ {string.Join(", ", needs.Select(need => $"{{ tags: {need} }}"))} ]", ("run.sh", "true\n"));
}
