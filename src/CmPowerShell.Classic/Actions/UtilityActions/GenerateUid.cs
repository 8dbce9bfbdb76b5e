using CmPowerShell.Classic.Contracts;
using CmPowerShell.Engine.Artifacts;

namespace CmPowerShell.Classic.Actions.UtilityActions;

/// <summary><c>cm uid core</c> and <c>cm uid utils</c>.</summary>
internal sealed class GenerateUid : IClassicAction
{
    public string Name => "uid";

    public string Summary => "Generates a uid of 16 hexadecimal digits for an artifact or a repository.";

    public IReadOnlyList<ActionInput> Inputs => [];

    public ActionOutcome Run(ActionCall call)
    {
        var uid = ArtifactStore.NewUid();
        call.Print(uid);
        return ActionOutcome.Done(("uid", uid));
    }
}
