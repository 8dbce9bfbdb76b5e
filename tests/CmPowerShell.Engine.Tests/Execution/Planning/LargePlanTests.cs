using AwesomeAssertions;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Execution.Planning;
using CmPowerShell.Engine.Naming;
using Xunit;

namespace CmPowerShell.Engine.Tests.Execution.Planning;

/// <summary>Plans of scripts that need each other in a long chain.</summary>
public sealed class LargePlanTests : IDisposable
{
    private readonly ScratchEngine _scratch = new();

    public void Dispose() => _scratch.Dispose();

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

    private void Script(string name, string[] needs) => _scratch.Artifact(
        WellKnownNames.Script, name, $"tags: [ {name} ]\ndeps: [ {string.Join(", ", needs.Select(need => $"{{ tags: {need} }}"))} ]", ("run.sh", "true\n"));
}
