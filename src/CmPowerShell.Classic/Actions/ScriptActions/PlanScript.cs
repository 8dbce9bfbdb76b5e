using CmPowerShell.Classic.Contracts;
using CmPowerShell.Engine.Execution.Planning;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Actions.ScriptActions;

/// <summary><c>cm plan script …</c>: shows what <c>run</c> would call, without running anything.</summary>
internal sealed class PlanScript : ScriptAction
{
    private const string All = "all";

    public override string Name => "plan";

    public override string Summary => "Shows a script and its dependencies, resolved, without running anything.";

    public override IReadOnlyList<ActionInput> Inputs { get; } =
        [.. RunInputs.All, new(All, "list each call, also those that repeat earlier ones and those below a cached result")];

    public override ActionOutcome Run(ActionCall call)
    {
        var request = ScriptRequest.FromCall(call);
        var isWhole = call.Request.IsOn(All);
        request.Inputs.Remove(All);
        var plan = new ScriptPlanner(call.Services.Runner).Plan(request, call.Operation);
        foreach (var node in isWhole ? plan.Calls : plan.Nodes)
        {
            call.Print(node.ToString());
        }

        return new ActionOutcome { Result = Result(plan, isWhole), Values = [isWhole ? plan.Calls : plan.Nodes], Error = plan.Error };
    }

    private static MetaMap Result(ScriptPlan plan, bool isWhole)
    {
        var result = plan.Error is { } error ? ActionOutcome.FromError(error).Result : [];
        foreach (var (key, value) in plan.ToMeta(isWhole))
        {
            result[key] = value;
        }

        return result;
    }
}
