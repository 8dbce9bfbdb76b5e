using CmPowerShell.Engine.Errors;

namespace CmPowerShell.Engine.Repositories;

/// <summary>Takes a repository out of the home.</summary>
internal sealed class RepositoryDeparture(RepositoryRegistry registry)
{
    public RepositoryUninstallResult Uninstall(Repository repository, bool removeFiles)
    {
        RefuseProtected(repository, removeFiles);
        var isRegistered = registry.Remove(repository.Path);
        if (!isRegistered && !Directory.Exists(repository.Path) && !RepositoryRemains.AreIn(repository.Path))
        {
            throw RepositoryProblem.NotFound(repository.Name, registry.Repositories);
        }

        if (!isRegistered && !removeFiles)
        {
            throw RepositoryProblem.NotRegistered(repository.Path);
        }

        if (removeFiles)
        {
            RemoveFiles(repository, isRegistered);
        }

        return new RepositoryUninstallResult(repository, removeFiles);
    }

    private void RefuseProtected(Repository repository, bool removeFiles)
    {
        if (FolderPath.Same(repository.Path, registry.Home.LocalPath))
        {
            throw RepositoryProblem.Protected(repository, "it holds what was made on this machine, and every home has it");
        }

        if (registry.BuiltInPath is { } builtIn && FolderPath.Same(repository.Path, builtIn))
        {
            throw RepositoryProblem.Protected(repository, "it is part of the program");
        }

        if (removeFiles && FolderPath.IsWithin(registry.Home.Path, repository.Path))
        {
            throw RepositoryProblem.Protected(repository, $"its folder {repository.Path} holds the home");
        }
    }

    // A folder of the home first leaves its place in one step, so that nobody sees half of it. A folder elsewhere is deleted where it is.
    private void RemoveFiles(Repository repository, bool isRegistered)
    {
        try
        {
            if (FolderPath.IsWithin(repository.Path, registry.Home.RepositoriesPath)
                && (Directory.Exists(repository.Path) || RepositoryRemains.AreIn(repository.Path)))
            {
                using var staging = StagingFolder.Create(registry.Home);
                FolderMove.Move(repository.Path, staging.Beside("removed"));
            }

            FolderDeletion.Remove(repository.Path);
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
