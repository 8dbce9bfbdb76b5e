using CmPowerShell.Classic.Contracts;
using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Actions.ArtifactActions;

/// <summary><c>cm cp AUTOMATION NAME [REPOSITORY:]NEW-NAME</c>: copies artifacts.</summary>
internal sealed class CopyArtifacts : IClassicAction
{
    public string Name => "copy";

    public string Summary => "Copies artifacts under another name or to another repository; a copy gets a new uid.";

    public IReadOnlyList<ActionInput> Inputs { get; } =
    [
        new("artifact", "alias, uid or 'alias,uid', with wildcards, optionally with 'repository:' in front"),
        new("artifacts", "the new alias, 'repository:' or 'repository:alias'"),
        new("tags", "required tags, separated by commas"),
        new("new_tags", "additional tags of the copy, separated by commas"),
    ];

    public ActionOutcome Run(ActionCall call)
    {
        var target = ArtifactChoice.Target(call, []);
        var found = ArtifactChoice.Find(call);
        ArtifactChoice.Target(call, found);
        var copies = new List<Artifact>();
        foreach (var artifact in found)
        {
            call.Operation.Cancellation.ThrowIfCancellationRequested();
            copies.Add(Copy(artifact, target, call));
        }

        return ArtifactChoice.Done(copies);
    }

    private static Artifact Copy(Artifact artifact, ArtifactTarget target, ActionCall call)
    {
        var folder = target.GetFolder(artifact);
        call.Print($"* Copying \"{artifact.Path}\" to\n         \"{folder}\"");
        var own = target with { Name = target.Name with { Uid = "" } };
        var copy = ArtifactChoice.Try(() => call.Services.Artifacts.Copy(artifact, own, call.Operation, call.Request.Input.Texts("new_tags")));
        call.Print($"- Updating meta in \"{folder}\"");
        return copy;
    }
}
