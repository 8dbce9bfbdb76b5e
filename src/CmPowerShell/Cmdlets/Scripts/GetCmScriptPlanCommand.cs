using System.Management.Automation;
using CmPowerShell.Engine.Execution.Planning;
using CmPowerShell.Errors;

namespace CmPowerShell.Cmdlets.Scripts;

/// <summary>Shows what a run of scripts would call, without running anything.</summary>
[Cmdlet(VerbsCommon.Get, "CmScriptPlan", DefaultParameterSetName = ByName)]
[OutputType(typeof(CmPlanNode))]
public sealed class GetCmScriptPlanCommand : CmScriptRequestCmdlet
{
    /// <summary>List each call, also those that repeat earlier ones and those below a result that would come from the cache.</summary>
    [Parameter]
    public SwitchParameter All { get; set; }

    private protected override bool MayAsk => false;

    /// <inheritdoc/>
    private protected override void ProcessItem()
    {
        foreach (var (target, make) in Requests())
        {
            if (TryWork(target, (engine, operation) => new ScriptPlanner(engine.Runner).Plan(make(), operation), out var plan))
            {
                Write(plan!, target);
            }
        }
    }

    /// <summary>The nodes up to an error are emitted: they lead to its place.</summary>
    private void Write(ScriptPlan plan, string target)
    {
        WriteObject(CmPlanNode.CreateAll(All ? plan.Calls : plan.Nodes), enumerateCollection: true);
        if (plan.Error is { } error)
        {
            WriteError(ErrorRecords.From(error, target));
        }
    }
}
