using CmPowerShell.Engine.Repositories.Git;
using CmPowerShell.Meta.Errors;
using LibGit2Sharp;
using RepositoryStatus = CmPowerShell.Engine.Repositories.Git.RepositoryStatus;

namespace CmPowerShell.Engine.Repositories.Trust;

/// <summary>What would be lost with the files of a repository, because it is nowhere else as far as this machine knows. No host is asked.</summary>
/// <param name="Commits">The commits that no branch of a host has, each with its first line; the newest first.</param>
/// <param name="Files">The files that were changed, added or removed since the commit.</param>
/// <param name="Stashes">How many stashes it has.</param>
/// <param name="IsUnversioned">Whether it is no git repository and came from nowhere, so that all of it is here only.</param>
public sealed record UnsavedWork(IReadOnlyList<string> Commits, IReadOnlyList<string> Files, int Stashes, bool IsUnversioned)
{
    private const int MostCommits = 1000;
    private const int Named = 5;

    /// <summary>Whether nothing would be lost.</summary>
    public bool IsNone => !IsInGit && !IsUnversioned;

    /// <summary>Whether work in git would be lost.</summary>
    public bool IsInGit => Commits.Count + Files.Count + Stashes > 0;

    /// <summary>One line for each kind of work; the first of each are named.</summary>
    public IReadOnlyList<string> Lines =>
    [
        .. Line(Commits, "commit that no host has", "commits that no host has"),
        .. Line(Files, "changed file", "changed files"),
        .. Stashes == 0 ? [] : new[] { Stashes == 1 ? "1 stash" : $"{Stashes} stashes" },
        .. IsUnversioned ? ["all its files: it is no git repository and came from no other place"] : Array.Empty<string>(),
    ];

    /// <summary>Reads the state of a repository.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="trusted">What it was when it was last installed or updated; null where nothing is known.</param>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException"><c>RepositoryNotOwned</c>, or another error of git.</exception>
    public static UnsavedWork Read(Repository repository, TrustedCommit? trusted)
    {
        ArgumentNullException.ThrowIfNull(repository);
        using var git = LocalGit.Open(repository.Path);
        try
        {
            return git is null ? WithoutGit(repository, trusted)
                : LocalGit.Read(repository.Path, () => new UnsavedWork(CommitsOf(git, trusted), RepositoryStatus.Read(repository)?.ChangedFiles ?? [], git.Stashes.Count(), IsUnversioned: false));
        }
        catch (CmException problem) when (problem.Error.Id == "RepositoryBroken")
        {
            // A damaged repository can be removed too, and nothing is known about its commits.
            return WithoutGit(repository, trusted);
        }
    }

    private static UnsavedWork WithoutGit(Repository repository, TrustedCommit? trusted) =>
        new([], [], 0, trusted is null && Directory.Exists(repository.Path) && Directory.EnumerateFileSystemEntries(repository.Path).Any());

    // What was installed came from a host, also where no branch of the host leads to it.
    private static IReadOnlyList<string> CommitsOf(LibGit2Sharp.Repository git, TrustedCommit? trusted)
    {
        List<object> own = [.. git.Branches.Where(branch => !branch.IsRemote && branch.Tip is not null), .. git.Head.Tip is null ? [] : new object[] { git.Head.Tip }];
        if (own.Count == 0)
        {
            return [];
        }

        List<object> known = [.. git.Branches.Where(branch => branch.IsRemote && branch.Tip is not null)];
        if (trusted is { Commit.Length: 40, Url.Length: > 0 } && git.Lookup<Commit>(trusted.Commit) is { } came)
        {
            known.Add(came);
        }

        return git.Commits.QueryBy(new CommitFilter { IncludeReachableFrom = own, ExcludeReachableFrom = known, SortBy = CommitSortStrategies.Time })
            .Take(MostCommits)
            .Select(commit => $"{commit.Sha[..7]} {commit.MessageShort}")
            .ToList();
    }

    private static IEnumerable<string> Line(IReadOnlyList<string> all, string one, string several)
    {
        if (all.Count > 0)
        {
            var more = all.Count > Named ? $" and {all.Count - Named} more" : "";
            yield return $"{all.Count} {(all.Count == 1 ? one : several)}: {string.Join(", ", all.Take(Named))}{more}";
        }
    }
}
