using CmPowerShell.Classic.Contracts;
using CmPowerShell.Classic.Grammar;
using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Actions.ArtifactActions;

/// <summary><c>cm update AUTOMATION NAME --meta.KEY=… --tags=…</c>: changes the meta of artifacts, or makes the one that is not there.</summary>
internal sealed class UpdateArtifacts : IClassicAction
{
    public string Name => "update";

    public string Summary => "Changes the meta of artifacts; creates an artifact that does not exist.";

    public IReadOnlyList<ActionInput> Inputs { get; } =
    [
        new("artifact", "alias, uid or 'alias,uid', with wildcards, optionally with 'repository:' in front"),
        new("search_tags", "required tags, separated by commas"),
        new("meta.KEY", "a value to merge into its meta"),
        new("tags", "tags to add, separated by commas; a leading '-' removes a tag"),
        new("replace", "replace the whole meta"),
        new("replace_lists", "replace lists and tags instead of appending to them"),
        new("f", "do not ask for confirmation before changing several artifacts"),
        new("force", "the same as --f"),
        new("new_tags", "additional tags of a new artifact, separated by commas"),
        new("yaml", "write _cm.yaml instead of _cm.json for a new artifact"),
    ];

    public ActionOutcome Run(ActionCall call)
    {
        var found = call.Services.Index.Find(ArtifactChoice.CreateQuery(call, "search_tags"));
        if (found.Count == 0)
        {
            return Added(call);
        }

        RequireAgreement(call, found);
        var update = GetUpdate(call.Request);
        var updated = new List<Artifact>();
        foreach (var artifact in found)
        {
            call.Operation.Cancellation.ThrowIfCancellationRequested();
            updated.Add(call.Services.Artifacts.Change(artifact, update, call.Operation));
            call.Print($"Updated {artifact.Path}");
        }

        return ArtifactChoice.Done(updated);
    }

    private static ArtifactUpdate GetUpdate(ClassicRequest request)
    {
        var tags = TagQuery.FromTags(request.Input.Texts("tags"));
        return new ArtifactUpdate
        {
            Meta = request.Input.Map("meta"),
            Tags = tags.Required,
            RemovedTags = tags.Excluded,
            Replace = request.IsOn("replace"),
            ReplaceLists = request.IsOn("replace_lists"),
        };
    }

    private static ActionOutcome Added(ActionCall call)
    {
        var artifact = AddArtifact.Make(call, []);
        call.Print(JsonMeta.Write(artifact.Meta));
        return ArtifactChoice.Done([artifact]);
    }

    private static void RequireAgreement(ActionCall call, IReadOnlyList<Artifact> found)
    {
        if (found.Count > 1 && !Confirmation.Forced(call) && !Confirmation.Ask(call, "More than 1 artifact found. Are you sure you want to update them all (y/N): "))
        {
            throw ArtifactErrors.Ambiguous(found, ReturnCode.Failed);
        }
    }
}
