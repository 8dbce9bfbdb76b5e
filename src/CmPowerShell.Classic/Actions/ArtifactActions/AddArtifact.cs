using CmPowerShell.Classic.Contracts;
using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Index;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Actions.ArtifactActions;

/// <summary><c>cm add AUTOMATION [REPOSITORY:]NAME --tags=… --meta.KEY=…</c>: makes an artifact.</summary>
internal sealed class AddArtifact : IClassicAction
{
    public string Name => "add";

    public string Summary => "Creates an artifact: a folder with a meta file.";

    public IReadOnlyList<ActionInput> Inputs { get; } =
    [
        new("artifact", "its alias, or 'alias,uid', optionally with 'repository:' in front; the default repository is 'local'"),
        new("tags, new_tags", "its tags, separated by commas"),
        new("meta.KEY", "a value of its meta"),
        new("yaml", "write _cm.yaml instead of _cm.json"),
        new("common", "accept an automation that no repository declares"),
    ];

    public ActionOutcome Run(ActionCall call) => Done(Make(call, []));

    /// <summary>Makes it.</summary>
    /// <param name="call">The call.</param>
    /// <param name="tags">Tags that it has in any case.</param>
    /// <param name="files">Its other files.</param>
    internal static Artifact Make(ActionCall call, IReadOnlyList<string> tags, params NewFile[] files)
    {
        var name = call.Request.Artifact.Length == 0 ? ArtifactName.Any : ArtifactName.Parse(call.Request.Artifact);
        var repository = name.Repository is { } asked ? call.Services.Repositories.Get(asked) : call.Services.Repositories.Local;
        var input = call.Request.Input;
        var meta = new ArtifactUpdate { Tags = [.. tags, .. input.Texts("new_tags"), .. input.Texts("tags")] }.Apply(input.Map("meta"));
        if (UsedUids.GetProblem(call.Services.Index, name.Object.Uid) is { } used)
        {
            // The Python tools allow it.
            call.Operation.Warn(used.Id, used.Text);
        }

        var artifact = call.Services.Artifacts.Create(repository, call.Automation, name.Object.Alias, name.Object.Uid, meta, call.Request.IsOn("yaml"), files);
        call.Print($"Added CM object at {artifact.Path}");
        return artifact;
    }

    /// <summary>The outcome of having made one.</summary>
    internal static ActionOutcome Done(Artifact artifact) =>
        ActionOutcome.Done(("meta", artifact.OriginalMeta.Clone()), ("path", artifact.Path)) with { Values = [artifact] };
}
