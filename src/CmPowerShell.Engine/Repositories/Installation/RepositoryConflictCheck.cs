using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Repositories.Registry;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Engine.Repositories.Installation;

/// <summary>Checks a repository for conflicts with the registered ones, and registers it.</summary>
internal sealed class RepositoryConflictCheck(RepositoryRegistry registry, Operation operation)
{
    /// <summary>Registers a folder that is a repository.</summary>
    /// <exception cref="CmException">The exceptions of <see cref="Check"/> and of <see cref="RepositoryRegistry.Add"/>.</exception>
    public Repository Register(string folder)
    {
        registry.Refresh();
        var path = DirectoryPath.Full(folder);
        if (RepositoryMetaFile.ExistsIn(path) && RepositoryMetaFile.Load(path) is { } meta)
        {
            Check(new Repository(path, meta));
        }

        return registry.Add(path);
    }

    /// <summary>
    /// Moves a finished repository from its staging folder into its place and registers it; neither when one of them fails. What a killed installation
    /// from the same source left there is registered instead. The caller ends the <see cref="InterruptedInstallation"/>.
    /// </summary>
    /// <param name="staging">The folder with the repository.</param>
    /// <param name="folder">The place, in the home.</param>
    /// <param name="source">The source, without secrets.</param>
    /// <exception cref="CmException"><c>RepositoryExists</c>, and the exceptions of <see cref="RepositoryRegistry.Add"/>.</exception>
    public Repository Register(StagedDirectory staging, string folder, string source)
    {
        var interrupted = new InterruptedInstallation(registry.Home, folder, source);
        if (interrupted.Exists)
        {
            return registry.Add(folder);
        }

        if (Path.Exists(folder))
        {
            throw RepositoryErrors.FolderTaken(folder, "");
        }

        interrupted.Begin();
        try
        {
            return MoveAndAdd(staging, folder);
        }
        catch
        {
            interrupted.End();
            throw;
        }
    }

    /// <summary>Refuses a repository that conflicts with others; warns of required repositories that are missing, and returns their names.</summary>
    /// <exception cref="CmException"><c>RepositoryExists</c>, <c>RepositoryNested</c>, <c>RepositoryConflict</c>.</exception>
    public IReadOnlyList<string> Check(Repository wanted)
    {
        registry.RefuseTwin(wanted);
        RefuseNested(wanted);
        if (RepositoryGenerations.Find(wanted) == RepositoryGeneration.Mlcflow)
        {
            operation.Warn("RepositoryGenerationNew", $"{wanted.Alias} is written for mlcflow. Its scripts are planned and run; its actions for containers, experiments and clusters are not supported yet.");
        }

        var missing = RepositoryDependencies.Missing(wanted, registry.Repositories);
        foreach (var name in missing)
        {
            operation.Warn("RepositoryDependencyMissing", $"{wanted.Alias} needs the repository {name}, which is not installed. Without it some of its scripts may not be found.");
        }

        return missing;
    }

    private Repository MoveAndAdd(StagedDirectory staging, string folder)
    {
        staging.MoveTo(folder);
        try
        {
            return registry.Add(folder);
        }
        catch
        {
            staging.TakeBack(folder);
            throw;
        }
    }

    // The artifacts of the inner one would be the outer one's too. The home is an exception: a checkout may contain its own home.
    private void RefuseNested(Repository wanted)
    {
        foreach (var there in registry.Repositories.Where(there => !DirectoryPath.Same(there.Path, wanted.Path)))
        {
            if (IsNested(wanted.Path, there.Path) || IsNested(there.Path, wanted.Path))
            {
                throw RepositoryErrors.Nested(wanted, there, DirectoryPath.IsWithin(wanted.Path, there.Path));
            }
        }
    }

    private bool IsNested(string inner, string outer) =>
        DirectoryPath.IsWithin(inner, outer) && !(DirectoryPath.IsWithin(registry.Home.Path, outer) && DirectoryPath.IsWithin(inner, registry.Home.Path));
}
