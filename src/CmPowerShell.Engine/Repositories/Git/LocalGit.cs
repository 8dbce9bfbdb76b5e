using LibGit2Sharp;

namespace CmPowerShell.Engine.Repositories.Git;

/// <summary>Opens git repositories on this machine.</summary>
internal static class LocalGit
{
    /// <summary>Opens the repository in a folder; null when the folder is not the root of one.</summary>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException"><c>RepositoryNotOwned</c>, or another error of git.</exception>
    public static LibGit2Sharp.Repository? Open(string folder)
    {
        if (!Path.Exists(Path.Combine(folder, ".git")))
        {
            return null;
        }

        try
        {
            return new LibGit2Sharp.Repository(folder);
        }
        catch (RepositoryNotFoundException)
        {
            return null;
        }
        catch (LibGit2SharpException problem)
        {
            throw GitErrors.OfFolder(problem, folder);
        }
    }
}
