using CmPowerShell.Classic.Contracts;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Actions.ScriptActions;

/// <summary><c>cm prepare script …</c>: the same as <c>cm run script … --fake_run</c>.</summary>
internal sealed class PrepareScript : ScriptAction
{
    public override string Name => "prepare";

    public override string Summary => "Runs the dependencies of a script, but not the script itself.";

    public override ActionOutcome Run(ActionCall call)
    {
        var request = ScriptRequest.FromCall(call);
        return RunScript.Outcome(call.Services.Runner.Run(request with { Inputs = new MetaMap(request.Inputs) { ["fake_run"] = true } }, call.Operation));
    }
}
