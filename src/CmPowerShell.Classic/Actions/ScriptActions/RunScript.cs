using CmPowerShell.Classic.Contracts;
using CmPowerShell.Engine.Execution.Context;

namespace CmPowerShell.Classic.Actions.ScriptActions;

/// <summary><c>cm run ic …</c> and <c>cm run script …</c>.</summary>
internal sealed class RunScript : ScriptAction
{
    public override string Name => "run";

    public override string Summary => "Runs a script with all its dependencies.";

    public override ActionOutcome Run(ActionCall call)
    {
        var export = RunExport.FromCall(call);
        var request = ScriptRequest.FromCall(call, LockInput.Names);
        var result = LockInput.FromCall(call) is { } locked ? locked.Run(request, call.Operation) : LockInput.EngineOf(call).Runner.Run(request, call.Operation);
        export?.Deliver(result, call);
        return Outcome(result);
    }

    /// <summary>The outcome of a run.</summary>
    internal static ActionOutcome Outcome(RunResult result) => new() { Result = RunResultMap.Create(result), Values = [result] };
}
