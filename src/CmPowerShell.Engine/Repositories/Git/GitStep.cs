using LibGit2Sharp;

namespace CmPowerShell.Engine.Repositories.Git;

/// <summary>
/// Checks out another commit of a repository whose host was just contacted. A branch is only fast-forwarded:
/// own commits and changed files are never overwritten.
/// </summary>
internal sealed class GitStep(LibGit2Sharp.Repository repository, GitAddress address, GitTransfer transfer, InterruptedUpdate mark)
{
    /// <summary>Moves to the tip of a branch, or to a commit.</summary>
    /// <param name="branch">The branch to follow, or null for the present one.</param>
    /// <param name="revision">The commit or tag to check out, or null for the tip of the branch.</param>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException"><c>ReferenceNotFound</c>, <c>RepositoryChanged</c>, <c>RepositoryDiverged</c>.</exception>
    public GitMove To(string? branch, string? revision)
    {
        var name = branch ?? (revision is not null && !CommitDigits.Are(revision) && Remote(revision) is not null ? revision : null);
        if (revision is not null && name != revision)
        {
            _ = CommitDigits.Are(revision) ? CommitDigits.Checked(revision, Names(), address.Shown) : revision;
            return ToCommit(Found(GitCommit.Find(repository, revision), "branch, tag or commit", revision));
        }

        if (name is null || (!repository.Info.IsHeadDetached && name == repository.Head.FriendlyName))
        {
            return Forward(repository.Head, Upstream(repository.Head));
        }

        if (Remote(name) is null && repository.Tags[name] is { } tag)
        {
            return ToCommit(Found(tag.PeeledTarget as Commit, "branch", name));
        }

        return ToBranch(name, Found(Remote(name), "branch", name));
    }

    private GitMove ToBranch(string name, Branch upstream)
    {
        var from = repository.Head.Tip;
        if (repository.Branches[name] is null)
        {
            var made = repository.CreateBranch(name, upstream.Tip);
            repository.Branches.Update(made, update => update.TrackedBranch = upstream.CanonicalName);
        }

        var local = repository.Branches[name];
        Prepare(from, local.Tip);
        Commands.Checkout(repository, local, Options());
        var moved = Forward(repository.Head, upstream);
        return moved with { From = from.Sha, ChangedFiles = Changes(from, repository.Head.Tip).Count };
    }

    private GitMove ToCommit(Commit commit)
    {
        var from = repository.Head.Tip;
        if (from != commit || !repository.Info.IsHeadDetached)
        {
            Prepare(from, commit);
            Commands.Checkout(repository, commit, Options());
        }

        return new GitMove(from.Sha, commit.Sha, Changes(from, commit).Count);
    }

    private GitMove Forward(Branch branch, Branch upstream)
    {
        var (from, to) = (branch.Tip, upstream.Tip);
        var divergence = repository.ObjectDatabase.CalculateHistoryDivergence(from, to);
        if (divergence.CommonAncestor is null || divergence is { AheadBy: > 0, BehindBy: > 0 })
        {
            throw RepositoryErrors.Diverged(repository.Info.WorkingDirectory, branch.FriendlyName, upstream.FriendlyName, OwnFiles(divergence, from));
        }

        if (divergence.BehindBy is null or 0)
        {
            return new GitMove(from.Sha, from.Sha, 0);
        }

        var changes = Prepare(from, to);
        // A fast-forward contains no author, but libgit2 requires one.
        var nobody = new Signature("CmPowerShell", "cm@localhost", DateTimeOffset.UtcNow);
        repository.Merge(to, nobody, new MergeOptions { FastForwardStrategy = FastForwardStrategy.FastForwardOnly, OnCheckoutProgress = transfer.OnCheckout });
        return new GitMove(from.Sha, to.Sha, changes.Count);
    }

    private IEnumerable<string> OwnFiles(HistoryDivergence divergence, Commit from) =>
        divergence.CommonAncestor is null ? [] : Changes(divergence.CommonAncestor, from).Select(change => change.Path);

    private List<TreeEntryChanges> Changes(Commit from, Commit to) => [.. repository.Diff.Compare<TreeChanges>(from.Tree, to.Tree)];

    // Refuses changes that would lose files of the user, and leaves a mark for recovery after a kill.
    private List<TreeEntryChanges> Prepare(Commit from, Commit to)
    {
        var changes = Changes(from, to);
        var touched = repository.RetrieveStatus(new StatusOptions { IncludeUntracked = false, IncludeIgnored = false })
            .Where(entry => entry.State != FileStatus.Unaltered)
            .Select(entry => entry.FilePath)
            .ToHashSet(StringComparer.Ordinal);
        var lost = changes
            .Where(change => touched.Contains(change.Path) || touched.Contains(change.OldPath) || IsInTheWay(change))
            .Select(change => change.Path)
            .ToList();
        if (lost.Count > 0)
        {
            throw RepositoryErrors.LocalChanges(repository.Info.WorkingDirectory, lost);
        }

        mark.Aim(from, to);
        return changes;
    }

    // A new file of the host in the place of a file of the user that git does not track, ignored or not.
    private bool IsInTheWay(TreeEntryChanges change) =>
        change.Status == ChangeKind.Added && File.Exists(Path.Combine(repository.Info.WorkingDirectory, change.Path));

    private Branch? Remote(string name) => repository.Branches[$"origin/{name}"];

    private Branch Upstream(Branch branch) =>
        branch.TrackedBranch is { Tip: not null } tracked ? tracked : Found(Remote(branch.FriendlyName), "branch", branch.FriendlyName);

    private T Found<T>(T? found, string kind, string name)
        where T : class => found ?? throw GitErrors.ReferenceNotFound(kind, name, address.Shown, Names());

    private IEnumerable<string> Names() => repository.Branches
        .Where(branch => branch.IsRemote)
        .Select(branch => branch.FriendlyName["origin/".Length..])
        .Where(name => name != "HEAD")
        .Concat(repository.Tags.Select(tag => tag.FriendlyName));

    private CheckoutOptions Options() => new() { OnCheckoutProgress = transfer.OnCheckout };
}
