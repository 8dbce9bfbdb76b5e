using CmPowerShell.Meta.Errors;
using LibGit2Sharp;

namespace CmPowerShell.Engine.Repositories.Git;

/// <summary>Clones a repository into an empty folder and checks out the requested commit.</summary>
internal sealed class GitClone(GitAddress address, GitTransfer transfer, CancellationToken cancellation)
{
    /// <summary>Clones.</summary>
    /// <param name="folder">An empty folder.</param>
    /// <param name="branch">The requested branch, or null.</param>
    /// <param name="revision">The requested commit or tag, or null.</param>
    /// <param name="depth">How many commits of each branch; 0 for all.</param>
    /// <exception cref="CmException">The host is not there, refuses, or has no such branch, tag or commit.</exception>
    /// <exception cref="OperationCanceledException">The operation was cancelled.</exception>
    public void Into(string folder, string? branch, string? revision, int depth)
    {
        try
        {
            var (target, remote) = RedirectBan.IsNeeded(address) ? FetchFromOneHost(folder, branch, revision, depth) : Fetch(folder, branch, revision, depth);
            ShallowBoundary.TakeOver(folder, address.Asked);
            CheckOut(folder, target, remote);
        }
        catch (UserCancelledException)
        {
            throw new OperationCanceledException(cancellation);
        }
        catch (Exception problem) when (GitErrors.IsOfGit(problem))
        {
            cancellation.ThrowIfCancellationRequested();
            throw GitErrors.Create(problem, address);
        }
    }

    private (GitTarget Target, RemoteReferences Remote) Fetch(string folder, string? branch, string? revision, int depth)
    {
        var remote = RemoteReferences.Ask(address);
        var target = Choose(branch, revision, remote);
        var commits = target.IsAtTip(remote) ? depth : 0;
        if (remote.Detached is null)
        {
            Fetch(folder, target, commits);
        }
        else
        {
            LibGit2Sharp.Repository.Init(folder);
            using var repository = new LibGit2Sharp.Repository(folder);
            FetchAll(repository, remote, commits);
        }

        return (target, remote);
    }

    // A clone by libgit2 takes no configuration, so the repository is made first.
    private (GitTarget Target, RemoteReferences Remote) FetchFromOneHost(string folder, string? branch, string? revision, int depth)
    {
        LibGit2Sharp.Repository.Init(folder);
        using var repository = new LibGit2Sharp.Repository(folder);
        using var ban = new RedirectBan(repository, address);
        var remote = RemoteReferences.Ask(address, repository);
        var target = Choose(branch, revision, remote);
        FetchAll(repository, remote, target.IsAtTip(remote) ? depth : 0);
        if (remote.Main is { } main && repository.Branches[$"origin/{main}"] is { } upstream)
        {
            repository.Refs.Add("refs/remotes/origin/HEAD", upstream.CanonicalName);
        }

        if ((target.Branch ?? remote.Main) is { } name && repository.Branches[$"origin/{name}"] is { } tracked)
        {
            repository.Branches.Update(repository.CreateBranch(name, tracked.Tip), update => update.TrackedBranch = tracked.CanonicalName);
            repository.Refs.UpdateTarget("HEAD", $"refs/heads/{name}");
        }

        return (target, remote);
    }

    private GitTarget Choose(string? branch, string? revision, RemoteReferences remote)
    {
        cancellation.ThrowIfCancellationRequested();
        return remote.IsEmpty ? throw GitErrors.Empty(address.Shown) : GitTarget.Choose(branch, revision, remote, address.Shown);
    }

    private void Fetch(string folder, GitTarget target, int depth)
    {
        try
        {
            LibGit2Sharp.Repository.Clone(address.Asked, folder, Options(target, depth));
        }
        catch (LibGit2SharpException problem) when (depth > 0 && problem.Message.Contains("shallow", StringComparison.Ordinal))
        {
            // A folder on this machine gives all or nothing.
            LibGit2Sharp.Repository.Clone(address.Asked, folder, Options(target, depth: 0));
        }
    }

    // A clone by libgit2 fetches branches and tags, and fails if the HEAD commit of the host is on none of them.
    private void FetchAll(LibGit2Sharp.Repository repository, RemoteReferences remote, int depth)
    {
        var origin = repository.Network.Remotes.Add("origin", address.Asked);
        var specifications = origin.FetchRefSpecs.Select(specification => specification.Specification).ToList();
        var options = transfer.FetchOptions(depth);
        // As a clone does: a tag can be on no branch.
        options.TagFetchMode = depth == 0 ? TagFetchMode.All : TagFetchMode.Auto;
        Commands.Fetch(repository, "origin", remote.Detached is null ? specifications : [.. specifications, "HEAD"], options, null);
    }

    private CloneOptions Options(GitTarget target, int depth) =>
        new(transfer.FetchOptions(depth)) { Checkout = false, BranchName = target.Branch };

    private void CheckOut(string folder, GitTarget target, RemoteReferences remote)
    {
        using var repository = new LibGit2Sharp.Repository(folder);
        var commit = target.Revision is null ? repository.Head.Tip : GitCommit.Find(repository, target.Revision);
        repository.Network.Remotes.Update("origin", origin => origin.Url = address.Shown);
        cancellation.ThrowIfCancellationRequested();
        if (commit is null)
        {
            throw GitErrors.ReferenceNotFound(target.Revision is null ? "main branch" : "commit", target.Revision ?? "HEAD", address.Shown, remote.Names);
        }

        var options = new CheckoutOptions { CheckoutModifiers = CheckoutModifiers.Force, OnCheckoutProgress = transfer.OnCheckout };
        if (target.Branch is null)
        {
            Commands.Checkout(repository, commit, options);
            return;
        }

        repository.Refs.UpdateTarget(repository.Refs[repository.Head.CanonicalName], commit.Id);
        Commands.Checkout(repository, repository.Head, options);
    }
}
