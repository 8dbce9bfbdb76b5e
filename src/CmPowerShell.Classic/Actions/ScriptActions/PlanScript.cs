using CmPowerShell.Classic.Contracts;
using CmPowerShell.Engine.Execution.Planning;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Actions.ScriptActions;

/// <summary><c>cm plan script …</c>: shows what <c>run</c> would call, without running anything.</summary>
internal sealed class PlanScript : ScriptAction
{
    public override string Name => "plan";

    public override string Summary => "Shows a script and its dependencies, resolved, without running anything.";

    public override ActionOutcome Run(ActionCall call)
    {
        var plan = new ScriptPlanner(call.Services.Runner).Plan(ScriptRequest.FromCall(call), call.Operation);
        foreach (var node in plan.Nodes)
        {
            call.Print(node.ToString());
        }

        return new ActionOutcome { Result = Result(plan), Values = [plan], Error = plan.Error };
    }

    private static MetaMap Result(ScriptPlan plan)
    {
        var result = plan.Error is { } error ? ActionOutcome.FromError(error).Result : [];
        foreach (var (key, value) in plan.ToMeta())
        {
            result[key] = value;
        }

        return result;
    }
}
