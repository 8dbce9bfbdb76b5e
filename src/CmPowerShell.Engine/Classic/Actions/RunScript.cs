namespace CmPowerShell.Engine.Classic.Actions;

/// <summary><c>cm run ic …</c> and <c>cm run script …</c>.</summary>
internal sealed class RunScript : IClassicAction
{
    public string Name => "run";

    public string Summary => "Runs a script with all that it depends on.";

    public IReadOnlyList<ActionInput> Inputs => ScriptRequest.Inputs;

    public ActionOutcome Run(ActionCall call)
    {
        var result = call.Services.Runner.Run(ScriptRequest.Of(call), call.Operation);
        return new ActionOutcome { Result = RunResultMap.Of(result), Values = [result] };
    }
}
