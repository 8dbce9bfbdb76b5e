using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Engine.Repositories.Installation;
using CmPowerShell.Engine.Repositories.Sources;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Engine.Index;

/// <summary>
/// Warns once, when a repository is installed, about artifacts that share a uid. A search finds them all and does not repeat it; <c>Test-CmArtifact</c> and
/// <c>cm check</c> report it at any time.
/// </summary>
public static class DuplicateUidWarning
{
    /// <summary>Installs a repository, and warns about its artifacts if it is new in the home.</summary>
    /// <param name="installer">Installs it.</param>
    /// <param name="index">The index.</param>
    /// <param name="request">The request.</param>
    /// <param name="operation">Takes the warnings.</param>
    /// <inheritdoc cref="RepositoryInstaller.Install"/>
    public static RepositoryInstallResult Install(RepositoryInstaller installer, ArtifactIndex index, RepositoryInstallRequest request, Operation operation)
    {
        ArgumentNullException.ThrowIfNull(installer);
        var result = installer.Install(request, operation);
        if (result.Outcome is RepositoryInstallOutcome.Installed or RepositoryInstallOutcome.Registered)
        {
            Publish(index, result.Repository, operation);
        }

        return result;
    }

    /// <summary>Warns about the artifacts of a new repository.</summary>
    /// <param name="index">The index, which is refreshed.</param>
    /// <param name="repository">The new repository.</param>
    /// <param name="operation">Takes the warnings.</param>
    public static void Publish(ArtifactIndex index, Repository repository, Operation operation)
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentNullException.ThrowIfNull(repository);
        ArgumentNullException.ThrowIfNull(operation);
        index.Refresh();
        foreach (var problem in index.Problems.Where(problem => IsOne(problem) && problem.Target is string path && DirectoryPath.IsWithin(path, repository.Path)))
        {
            operation.Warn(problem.Id, problem.Text);
        }
    }

    /// <summary>Whether a problem of the index is one of a shared uid, which hides nothing.</summary>
    public static bool IsOne(CmError problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return problem.Id == "DuplicateUid";
    }
}
