using CmPowerShell.Classic.Contracts;
using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Index;

namespace CmPowerShell.Classic.Actions.ArtifactActions;

/// <summary><c>cm mv AUTOMATION NAME [REPOSITORY:]NEW-NAME</c>: gives artifacts another name or another repository.</summary>
internal sealed class MoveArtifacts : IClassicAction
{
    public string Name => "move";

    public string Summary => "Gives artifacts another name or another repository.";

    public IReadOnlyList<ActionInput> Inputs { get; } =
    [
        new("artifact", "alias, uid or 'alias,uid', with wildcards, optionally with 'repository:' in front"),
        new("artifacts", "the new alias, 'alias,uid', 'repository:' or 'repository:alias'"),
        new("tags", "required tags, separated by commas"),
    ];

    public ActionOutcome Run(ActionCall call)
    {
        ArtifactChoice.Target(call, []);
        var found = ArtifactChoice.Find(call);
        var target = ArtifactChoice.Target(call, found);
        var moved = new List<Artifact>();
        foreach (var artifact in found)
        {
            call.Operation.Cancellation.ThrowIfCancellationRequested();
            moved.Add(Move(artifact, target, call));
        }

        return ArtifactChoice.Done(moved);
    }

    private static Artifact Move(Artifact artifact, ArtifactTarget target, ActionCall call)
    {
        if (UsedUids.GetProblem(call.Services.Index, target.Name.Uid, artifact) is { } used)
        {
            call.Operation.Warn(used.Id, used.Text);
        }

        var folder = target.GetFolder(artifact);
        if (folder != artifact.Path)
        {
            call.Print($"* Moving \"{artifact.Path}\" to\n         \"{folder}\"");
        }

        var moved = ArtifactChoice.Try(() => call.Services.Artifacts.Move(artifact, target, call.Operation));
        if (moved.Alias != artifact.Alias || moved.Uid != artifact.Uid)
        {
            call.Print($"- Updating meta in \"{folder}\"");
        }

        return moved;
    }
}
