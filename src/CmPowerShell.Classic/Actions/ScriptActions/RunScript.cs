using CmPowerShell.Classic.Contracts;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Experiments.Executors;
using CmPowerShell.Engine.Experiments.Running;

namespace CmPowerShell.Classic.Actions.ScriptActions;

/// <summary><c>cm run ic …</c> and <c>cm run script …</c>.</summary>
internal sealed class RunScript : ScriptAction
{
    public override string Name => "run";

    public override string Summary => "Runs a script with all its dependencies.";

    public override ActionOutcome Run(ActionCall call)
    {
        var export = RunExport.FromCall(call);
        var result = ExecutorInput.IsIn(call) && ExecutorInput.Read(call.Request.Input) is { Kind: not ExecutorKind.Local } executor ? RunElsewhere(call, executor) : RunHere(call);
        export?.Deliver(result, call);
        return Outcome(result);
    }

    private static RunResult RunHere(ActionCall call)
    {
        var request = ScriptRequest.FromCall(call, [.. LockInput.Names, .. EngineInput.Names, .. ExecutorInput.IsIn(call) ? ExecutorInput.Names : []]);
        return LockInput.FromCall(call) is { } locked ? locked.Run(request, call.Operation) : EngineInput.Apply(call).Runner.Run(request, call.Operation);
    }

    // What concerns this process and its home cannot hold on another machine.
    private static RunResult RunElsewhere(ActionCall call, ExecutorOptions executor)
    {
        if (LockInput.FromCall(call) is not null || EngineInput.IsIn(call))
        {
            throw RemoteRunner.Unfit("Lock files and the inputs 'offline' and 'windows_shell' hold for runs of this process.");
        }

        return call.Services.RemoteRunner.Run(ScriptRequest.FromCall(call, [.. LockInput.Names, .. EngineInput.Names, .. ExecutorInput.Names]), executor, call.Operation);
    }

    /// <summary>The outcome of a run.</summary>
    internal static ActionOutcome Outcome(RunResult result) => new() { Result = RunResultMap.Create(result), Values = [result] };
}
