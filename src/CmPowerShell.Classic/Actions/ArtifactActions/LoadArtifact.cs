using CmPowerShell.Classic.Contracts;
using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Yaml;

namespace CmPowerShell.Classic.Actions.ArtifactActions;

/// <summary><c>cm load AUTOMATION NAME</c>: prints the meta of one artifact.</summary>
internal sealed class LoadArtifact : IClassicAction
{
    public string Name => "load";

    public string Summary => "Prints the meta of one artifact.";

    public IReadOnlyList<ActionInput> Inputs { get; } =
    [
        new("artifact", "alias, uid or 'alias,uid', optionally with 'repository:' in front"),
        new("tags", "required tags, separated by commas"),
        new("yaml", "print it as YAML"),
    ];

    public ActionOutcome Run(ActionCall call)
    {
        var artifact = Single(call);
        var meta = artifact.Meta.Clone();
        call.Print(call.Request.IsOn("yaml") ? YamlMeta.Write(meta) : JsonMeta.Write(meta));
        return ActionOutcome.Done(("path", artifact.Path), ("meta", meta), ("original_meta", artifact.OriginalMeta.Clone())) with { Values = [artifact] };
    }

    private static Artifact Single(ActionCall call)
    {
        var found = call.Services.Index.Find(call.Query);
        return found.Count switch
        {
            1 => found[0],
            0 => throw ArtifactErrors.NotFound(call),

            // The Python tools answer 1 here, not 32.
            _ => throw ArtifactErrors.Ambiguous(found, ReturnCode.Failed),
        };
    }
}
