using LibGit2Sharp;

namespace CmPowerShell.Engine.Repositories.Git;

/// <summary>Finds commits in a repository on this machine.</summary>
internal static class GitCommit
{
    /// <summary>The commit that a tag, a branch of the host, the digits of a commit or an expression names; null when there is none.</summary>
    public static Commit? Find(LibGit2Sharp.Repository repository, string revision)
    {
        foreach (var name in new[] { $"refs/tags/{revision}", $"refs/remotes/origin/{revision}", revision })
        {
            try
            {
                if (repository.Lookup(name)?.Peel<Commit>() is { } commit)
                {
                    return commit;
                }
            }
            catch (LibGit2SharpException)
            {
                // Not an expression, ambiguous digits, or something that is no commit: it names nothing.
            }
        }

        return null;
    }
}
