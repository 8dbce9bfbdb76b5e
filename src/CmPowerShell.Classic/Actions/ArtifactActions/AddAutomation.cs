using CmPowerShell.Classic.Contracts;
using CmPowerShell.Engine.Artifacts;

namespace CmPowerShell.Classic.Actions.ArtifactActions;

/// <summary><c>cm add automation NAME</c>: makes a kind of artifacts, with a Python module for its actions.</summary>
internal sealed class AddAutomation : IClassicAction
{
    private readonly AddArtifact _any = new();

    public string Name => "add";

    public string Summary => "Creates an automation: a kind of artifact, with a Python module for its actions.";

    public IReadOnlyList<ActionInput> Inputs => _any.Inputs;

    public ActionOutcome Run(ActionCall call)
    {
        var artifact = AddArtifact.Make(call, ["automation"], [.. AutomationTemplate.Files]);
        call.Print($"Created automation in {artifact.Path}\n  * Writing {Path.Combine(artifact.Path, AutomationTemplate.ModuleName)}");
        return AddArtifact.Done(artifact);
    }
}
