using LibGit2Sharp;

namespace CmPowerShell.Engine.Repositories.Git;

/// <summary>Finds commits in a repository on this machine.</summary>
internal static class GitCommit
{
    /// <summary>The commit that a tag, a branch of the host, the digits of a commit or an expression names; null when there is none.</summary>
    public static Commit? Find(LibGit2Sharp.Repository repository, string revision)
    {
        if (CommitDigits.Are(revision))
        {
            return OfDigits(repository, revision);
        }

        if (CommitDigits.Split(revision) is { } expression)
        {
            // '@' means the log of a reference that has the digits as its name, and ':' a file.
            return expression.Suffix[0] is '~' or '^' && OfDigits(repository, expression.Digits) is { } commit ? Look(repository, commit.Sha + expression.Suffix) : null;
        }

        return Look(repository, $"refs/tags/{revision}") ?? Look(repository, $"refs/remotes/origin/{revision}") ?? Look(repository, revision);
    }

    // Git searches a reference of such a name first, so its result must begin with the digits.
    private static Commit? OfDigits(LibGit2Sharp.Repository repository, string digits) => CommitDigits.AreWhole(digits)
        ? repository.Lookup<Commit>(new ObjectId(digits))
        : Look(repository, digits) is { } commit && commit.Sha.StartsWith(digits, StringComparison.OrdinalIgnoreCase) ? commit : null;

    private static Commit? Look(LibGit2Sharp.Repository repository, string name)
    {
        try
        {
            return repository.Lookup(name)?.Peel<Commit>();
        }
        catch (Exception problem) when (GitErrors.IsOfGit(problem))
        {
            // Not an expression, ambiguous digits, or something that is no commit: it names nothing.
            return null;
        }
    }
}
