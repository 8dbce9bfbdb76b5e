using CmPowerShell.Meta.FileSystem;
using LibGit2Sharp;

namespace CmPowerShell.Engine.Repositories.Git;

/// <summary>Opens git repositories on this machine. Their configuration is external data and is checked first.</summary>
internal static class LocalGit
{
    private static readonly string[] FilesOfGit = ["config", "config.worktree", "index", "HEAD", "FETCH_HEAD", "ORIG_HEAD", "packed-refs", "shallow", "commondir", "gitdir", "refs", "objects", "logs"];

    /// <summary>Opens the repository in a folder to read it; null when the folder is not the root of one.</summary>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException"><c>RepositoryNotOwned</c>, <c>RepositoryElsewhere</c>, or another error of git.</exception>
    public static LibGit2Sharp.Repository? Open(string folder)
    {
        if (!Path.Exists(Path.Combine(folder, ".git")) || HasSpecial(folder))
        {
            return null;
        }

        try
        {
            return WithOwnWorkTree(new LibGit2Sharp.Repository(folder), folder);
        }
        catch (RepositoryNotFoundException)
        {
            return null;
        }
        catch (Exception problem) when (GitErrors.IsOfGit(problem))
        {
            throw GitErrors.OfFolder(problem, folder);
        }
    }

    /// <summary>Opens the repository in a folder to ask its host and to write it; null when the folder is not the root of one.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="isOurs">Whether it is a clone of the home, from whose configuration everything else is removed.</param>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException">Those of <see cref="Open"/>, and <c>RepositoryConfigurationRefused</c>.</exception>
    public static LibGit2Sharp.Repository? OpenToUpdate(string folder, bool isOurs)
    {
        if (Open(folder) is not { } repository)
        {
            return null;
        }

        try
        {
            RefuseLinks(folder);
            return isOurs ? CloneConfiguration.Clean(repository, folder) : CloneConfiguration.Check(repository, folder);
        }
        catch
        {
            repository.Dispose();
            throw;
        }
    }

    /// <summary>Reads from an opened repository. Files of it that are damaged are found only where they are needed.</summary>
    /// <param name="folder">The folder of the repository.</param>
    /// <param name="read">Reads.</param>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException"><c>RepositoryBroken</c>, or another error of git.</exception>
    public static T Read<T>(string folder, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception problem) when (GitErrors.IsOfGit(problem))
        {
            throw GitErrors.OfFolder(problem, folder);
        }
    }

    // core.worktree, or a .git that is a file or link, can lead git to write elsewhere or to move the HEAD of another repository.
    private static LibGit2Sharp.Repository WithOwnWorkTree(LibGit2Sharp.Repository repository, string folder)
    {
        var work = repository.Info.WorkingDirectory;
        if (work is not null && CanonicalPath.Resolve(work) == CanonicalPath.Resolve(folder) && IsOwnGitFolder(repository.Info.Path, folder))
        {
            return repository;
        }

        repository.Dispose();
        throw GitErrors.Elsewhere(folder, work);
    }

    // libgit2 opens them like files, and a pipe would never answer.
    private static bool HasSpecial(string folder) => Array.Exists(FilesOfGit, name => FileEntry.OfTarget(Path.Combine(folder, ".git", name)).Kind == FileKind.Special);

    // libgit2 writes through links, and a file of the user could be the target.
    private static void RefuseLinks(string folder)
    {
        foreach (var file in FilesOfGit.Select(name => Path.Combine(folder, ".git", name)).Where(file => FileEntry.Of(file).Kind == FileKind.Link))
        {
            throw GitErrors.Elsewhere(folder, $"another place by the link {Path.GetFileName(file)}");
        }
    }

    // A linked work tree and a submodule have a folder elsewhere, which refers back to them.
    private static bool IsOwnGitFolder(string git, string folder)
    {
        var place = Path.Combine(folder, ".git");
        return FileEntry.Of(place).Kind switch
        {
            FileKind.Directory => CanonicalPath.Resolve(git) == CanonicalPath.Resolve(place),
            FileKind.Regular => NamesBack(Path.Combine(git, "gitdir"), place) || CloneConfiguration.WorkTreeIn(git) is not null,
            _ => false,
        };
    }

    private static bool NamesBack(string file, string place) =>
        FileEntry.Of(file).Kind == FileKind.Regular && CanonicalPath.Resolve(Path.GetFullPath(RegularFile.ReadAllText(file).Trim(), Path.GetDirectoryName(file)!)) == CanonicalPath.Resolve(place);
}
