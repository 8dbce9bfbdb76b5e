using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Index;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Validation;

/// <summary>A repository in any folder, with a separate index in which the installed ones follow it. Nothing is written.</summary>
public sealed class UninstalledRepository
{
    private UninstalledRepository(Repository repository, ArtifactIndex index) => (Repository, Index) = (repository, index);

    /// <summary>The repository.</summary>
    public Repository Repository { get; }

    /// <summary>Its artifacts and those of the installed repositories.</summary>
    public ArtifactIndex Index { get; }

    /// <summary>The artifacts of the repository.</summary>
    public IReadOnlyList<Artifact> Artifacts => Index.Find(ArtifactQuery.Everything).Where(artifact => artifact.Repository.Path == Repository.Path).ToList();

    /// <summary>Opens a folder: one with <c>cmr.yaml</c> or, of <c>mlcflow</c>, with <c>meta.yaml</c>; or one that only holds automations.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="installed">The installed repositories.</param>
    /// <exception cref="CmException"><c>RepositoryFolderMissing</c>, <c>MetaFileBroken</c>, <c>RepositoryPrefixOutside</c>.</exception>
    public static UninstalledRepository Open(string folder, IRepositoryCatalog installed)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(installed);
        var repository = RepositoryFolder.Open(folder);
        return new(repository, new ArtifactIndex(new FolderFirst(repository, installed), file: null));
    }

    private sealed class FolderFirst(Repository folder, IRepositoryCatalog installed) : IRepositoryCatalog
    {
        public IReadOnlyList<Repository> Repositories => [folder, .. installed.Repositories.Where(other => other.Path != folder.Path)];

        public IReadOnlyList<CmError> Problems => installed.Problems;

        public Repository Local => installed.Local;

        public void Refresh() => installed.Refresh();
    }
}
