using CmPowerShell.Classic.Contracts;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Yaml;

namespace CmPowerShell.Classic.Actions.RepositoryActions;

/// <summary><c>cm load repo NAME</c>: prints the <c>cmr.yaml</c> of a repository.</summary>
internal sealed class LoadRepository : IClassicAction
{
    public string Name => "load";

    public string Summary => "Prints the cmr.yaml of a repository.";

    public IReadOnlyList<ActionInput> Inputs { get; } =
    [
        new("artifact", "alias, uid or 'alias,uid' of the repository"),
        new("yaml", "print it as YAML"),
    ];

    public ActionOutcome Run(ActionCall call)
    {
        var repository = call.Services.Repositories.Get(call.Request.Name.Object);
        var meta = repository.Meta.Clone();
        call.Print(call.Request.IsOn("yaml") ? YamlMeta.Write(meta) : JsonMeta.Write(meta));
        return ActionOutcome.Done(("path", repository.Path), ("path_with_prefix", repository.ArtifactsPath), ("meta", meta)) with { Values = [repository] };
    }
}
