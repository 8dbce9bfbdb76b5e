using CmPowerShell.Engine.Repositories.Registry;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Engine.Repositories.Installation;

/// <summary>Takes a repository out of the home.</summary>
internal sealed class RepositoryRemoval(RepositoryRegistry registry)
{
    public RepositoryUninstallResult Uninstall(Repository repository, bool removeFiles)
    {
        RefuseProtected(repository, removeFiles);
        var isRegistered = registry.Remove(repository.Path);
        if (!isRegistered && !Directory.Exists(repository.Path) && !RepositoryRemains.AreIn(repository.Path))
        {
            throw RepositoryErrors.NotFound(repository.Name, registry.Repositories);
        }

        if (!isRegistered && !removeFiles)
        {
            throw RepositoryErrors.NotRegistered(repository.Path);
        }

        if (removeFiles)
        {
            RemoveFiles(repository, isRegistered);
        }

        return new RepositoryUninstallResult(repository, removeFiles);
    }

    private void RefuseProtected(Repository repository, bool removeFiles)
    {
        if (DirectoryPath.Same(repository.Path, registry.Home.LocalPath))
        {
            throw RepositoryErrors.Protected(repository, "it contains the data of this machine, and every home needs it");
        }

        if (registry.BuiltInPath is { } builtIn && DirectoryPath.Same(repository.Path, builtIn))
        {
            throw RepositoryErrors.Protected(repository, "it is part of the program");
        }

        if (removeFiles && DirectoryPath.IsWithin(registry.Home.Path, repository.Path))
        {
            throw RepositoryErrors.Protected(repository, $"its folder {repository.Path} holds the home");
        }
    }

    // A folder of the home is first renamed in one step, so that half of it is never visible. A folder elsewhere is deleted in place.
    private void RemoveFiles(Repository repository, bool isRegistered)
    {
        try
        {
            if (DirectoryPath.IsWithin(repository.Path, registry.Home.RepositoriesPath)
                && (Directory.Exists(repository.Path) || RepositoryRemains.AreIn(repository.Path)))
            {
                using var staging = StagedDirectory.Create(registry.Home);
                DirectoryMover.Move(repository.Path, staging.Beside("removed"));
            }

            DirectoryDeleter.Remove(repository.Path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            if (isRegistered && RepositoryMetaFile.ExistsIn(repository.Path))
            {
                registry.Add(repository.Path);
            }

            throw new CmException(
                new CmError("RepositoryNotRemoved", ReturnCode.Failed, CmErrorCategory.Storage, $"The files of {repository.Name} in {repository.Path} were not removed: {problem.Message}")
                { Hint = "Close the programs that use them, and check the permissions.", Target = repository.Name.ToString() },
                problem);
        }
    }
}
