using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Actions.ArtifactActions;

/// <summary>An artifact and a repository as items of a classic result.</summary>
internal static class ArtifactMap
{
    /// <summary>The keys that the artifact object of the Python tools has as attributes: <c>path</c>, <c>meta</c>, <c>original_meta</c>, <c>repo_path</c>, <c>repo_meta</c>.</summary>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException">Its meta cannot be read.</exception>
    internal static MetaMap Create(Artifact artifact) => new()
    {
        ["path"] = artifact.Path,
        ["meta"] = artifact.Meta.Clone(),
        ["original_meta"] = artifact.OriginalMeta.Clone(),
        ["repo_path"] = artifact.Repository.Path,
        ["repo_meta"] = artifact.Repository.Meta.Clone(),
    };

    /// <summary>A repository: <c>path</c>, <c>path_with_prefix</c>, <c>meta</c>.</summary>
    internal static MetaMap Create(CmPowerShell.Engine.Repositories.Repository repository) => new()
    {
        ["path"] = repository.Path,
        ["path_with_prefix"] = repository.ArtifactsPath,
        ["meta"] = repository.Meta.Clone(),
    };
}
