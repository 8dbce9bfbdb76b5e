using LibGit2Sharp;

namespace CmPowerShell.Engine.Repositories.Git;

/// <summary>
/// The branch of a host whose history was rewritten (a force push), while the local repository has no commits of the user: its commit is the one that was fetched
/// from the host. Nothing of the user's is lost when it follows.
/// </summary>
internal static class RewrittenUpstream
{
    /// <summary>The commit to which the host's branch leads now; null where the branch of the repository has no such state.</summary>
    /// <param name="folder">The repository, after its host was asked.</param>
    /// <param name="trusted">The commit of the host when the repository was last installed or updated.</param>
    public static string? Find(string folder, string trusted)
    {
        using var repository = new LibGit2Sharp.Repository(folder);
        return repository.Head.Tip?.Sha is { } head && head == trusted ? Upstream(repository)?.Tip?.Sha : null;
    }

    /// <summary>Moves to the commit of the host.</summary>
    /// <param name="folder">The repository.</param>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException"><c>RepositoryChanged</c>: files were changed here that would be overwritten.</exception>
    public static GitMove Follow(string folder)
    {
        using var repository = new LibGit2Sharp.Repository(folder);
        var (from, to) = (repository.Head.Tip, Upstream(repository)!.Tip);
        var changes = repository.Diff.Compare<TreeChanges>(from.Tree, to.Tree);
        var added = changes.Where(change => change.Status == ChangeKind.Added).Select(change => change.Path).ToHashSet(StringComparer.Ordinal);
        var lost = repository.RetrieveStatus(new StatusOptions { IncludeIgnored = true, RecurseIgnoredDirs = true, RecurseUntrackedDirs = true })
            .Where(entry => entry.State is not (FileStatus.Unaltered or FileStatus.NewInWorkdir or FileStatus.Ignored) || added.Contains(entry.FilePath))
            .Select(entry => entry.FilePath)
            .ToList();
        if (lost.Count > 0)
        {
            throw RepositoryErrors.LocalChanges(folder, lost);
        }

        repository.Reset(ResetMode.Hard, to);
        return new GitMove(from.Sha, to.Sha, changes.Count);
    }

    private static Branch? Upstream(LibGit2Sharp.Repository repository) =>
        repository.Info.IsHeadDetached ? null
        : repository.Head.TrackedBranch is { Tip: not null } tracked ? tracked : repository.Branches[$"origin/{repository.Head.FriendlyName}"];
}
