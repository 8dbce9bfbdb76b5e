using CmPowerShell.Classic.Contracts;
using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Cache.Pruning;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Actions.ArtifactActions;

/// <summary><c>cm rm AUTOMATION NAME --tags=…</c>: removes artifacts, each after a question.</summary>
internal sealed class DeleteArtifacts : IClassicAction
{
    public string Name => "delete";

    public string Summary => "Removes artifacts with all their files, after confirmation.";

    public IReadOnlyList<ActionInput> Inputs { get; } =
    [
        new("artifact", "alias, uid or 'alias,uid', with wildcards, optionally with 'repository:' in front"),
        new("tags", "required tags, separated by commas"),
        new("f", "do not ask for confirmation"),
        new("force", "the same as --f"),
    ];

    public ActionOutcome Run(ActionCall call)
    {
        var found = call.Services.Index.Find(call.Query);
        if (found.Count == 0)
        {
            throw ArtifactErrors.NotFound(call);
        }

        var deleted = new MetaList();
        var refused = new List<string>();
        var kept = 0;
        foreach (var artifact in found)
        {
            call.Operation.Cancellation.ThrowIfCancellationRequested();
            call.Print($"Deleting CM artifact in {artifact.Path} with tags \"{string.Join(',', artifact.Tags)}\" ...");
            if (IsAgreed(call))
            {
                deleted.Add(Delete(artifact, call));
                call.Print("    Deleted!");
            }
            else
            {
                refused.Add(artifact.ToString());
                kept++;
                call.Print("    Skipped!");
            }
        }

        return Confirmation.Outcome(kept, found.Count, ("deleted_list", deleted)) with { Values = [], Refused = refused };
    }

    private static MetaMap Delete(Artifact artifact, ActionCall call)
    {
        var map = new MetaMap { ["path"] = artifact.Path, ["uid"] = artifact.Uid, ["alias"] = artifact.Alias, ["tags"] = MetaList.OfTexts(artifact.Tags) };
        CachePruner.Remove(artifact, call.Services.Home, call.Services.Artifacts, call.Operation);
        return map;
    }

    /// <summary>A session without a user does not confirm.</summary>
    private static bool IsAgreed(ActionCall call) => Confirmation.Forced(call) || Confirmation.Ask(call, "  Are you sure you want to delete this artifact (y/N): ");
}
