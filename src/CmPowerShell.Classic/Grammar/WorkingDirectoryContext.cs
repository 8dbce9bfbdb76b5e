using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Engine.Repositories.Registry;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Grammar;

/// <summary>The repository and the artifact that contain a folder.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="Repository">The repository around it, or null.</param>
/// <param name="IsRegistered">Whether the home has registered the repository.</param>
/// <param name="ArtifactPath">The folder of the artifact around it; where there is none, of the first artifact below it; null where there is neither.</param>
/// <param name="IsBelow">Whether the artifact is below the folder.</param>
internal sealed record WorkingDirectoryContext(string Folder, Repository? Repository, bool IsRegistered, string? ArtifactPath, bool IsBelow)
{
    // Automation and artifact are two levels, and a prefix may precede them.
    private const int LevelsBelow = 3;

    private static readonly string[] Extensions = [".json", ".yaml"];

    private readonly Lazy<MetaMap> _meta = new(() => ArtifactPath is null ? [] : ArtifactMetaFiles.Load(ArtifactPath));

    /// <summary>Looks around a folder.</summary>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException">The file <c>cmr.yaml</c> is broken.</exception>
    internal static WorkingDirectoryContext Find(string folder, RepositoryRegistry registry)
    {
        var start = DirectoryPath.Full(folder);
        var root = DirectoryPath.Upwards(start).FirstOrDefault(RepositoryMetaFile.ExistsIn);
        if (root is null)
        {
            return new(start, null, false, null, false);
        }

        var around = DirectoryPath.Upwards(start).TakeWhile(place => place != root).FirstOrDefault(IsArtifact);
        var registered = registry.At(root);
        return new(start, registered ?? new Repository(root, RepositoryMetaFile.Load(root)!), registered is not null, around ?? Below(start, LevelsBelow), around is null);
    }

    /// <summary>Whether the folder is that of the repository, and no folder in it.</summary>
    internal bool IsRepositoryRoot => Repository is { } repository && repository.Path == Folder;

    /// <summary>Whether the sub-folders of the folder are automations, so that it belongs to none of them.</summary>
    internal bool HoldsAutomations => IsRepositoryRoot || (Repository is { } repository && DirectoryPath.Same(repository.ArtifactsPath, Folder));

    /// <summary>The meta of the artifact; empty if there is none.</summary>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException">They are broken.</exception>
    internal MetaMap ArtifactMeta => _meta.Value;

    /// <summary>The automation of the artifact.</summary>
    internal ObjectName Automation => new(ArtifactMeta.Text("automation_alias"), ArtifactMeta.Text("automation_uid"));

    /// <summary>The artifact around the folder; null when it is below.</summary>
    internal ObjectName Artifact => IsBelow ? ObjectName.Any : new(ArtifactMeta.Text("alias"), ArtifactMeta.Text("uid"));

    /// <summary>The meta file of the artifact; of two the JSON one.</summary>
    internal string MetaFile => Extensions
        .Select(extension => Path.Combine(ArtifactPath!, ArtifactFolder.MetaBaseName(ArtifactPath!) + extension))
        .First(File.Exists);

    private static bool IsArtifact(string folder) => ArtifactFolder.MetaBaseName(folder) is not null;

    private static string? Below(string folder, int levels)
    {
        var inner = levels == 0 || !Directory.Exists(folder) ? [] : Directory.EnumerateDirectories(folder)
            .Where(path => !Path.GetFileName(path).StartsWith('.'))
            .Order(StringComparer.Ordinal)
            .ToList();
        return inner.Find(IsArtifact) ?? inner.Select(path => Below(path, levels - 1)).FirstOrDefault(found => found is not null);
    }
}
