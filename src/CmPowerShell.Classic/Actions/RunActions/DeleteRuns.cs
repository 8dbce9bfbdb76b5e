using CmPowerShell.Classic.Contracts;
using CmPowerShell.Engine.History;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Classic.Actions.RunActions;

/// <summary><c>cm rm run ID</c>: removes recorded runs.</summary>
internal sealed class DeleteRuns : IClassicAction
{
    public string Name => "delete";

    public string Summary => "Removes recorded runs with their logs.";

    public IReadOnlyList<ActionInput> Inputs { get; } = [new("artifact", "ids of the runs")];

    public ActionOutcome Run(ActionCall call)
    {
        var ids = call.Request.Artifacts;
        if (ids.Count == 0)
        {
            throw new CmException(new CmError("NothingSelected", ReturnCode.Failed, CmErrorCategory.InvalidArgument, "No run was named.")
            { Hint = "'cm ls run' lists the ids." });
        }

        ids.Select(call.Services.Runs.Find).ToList().ForEach(RunStore.Remove);
        return ActionOutcome.Done();
    }
}
