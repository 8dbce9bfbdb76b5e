using LibGit2Sharp;

namespace CmPowerShell.Engine.Repositories.Git;

/// <summary>Updates a local repository to the state of its host, or to another branch or commit.</summary>
internal sealed class GitUpdate(InterruptedUpdate mark, GitAddress address, GitTransfer transfer, CancellationToken cancellation)
{
    /// <summary>Fetches new commits and checks them out.</summary>
    /// <param name="branch">The branch to follow, or null for the present one; where a commit is checked out, for the main one of the host.</param>
    /// <param name="revision">The commit or tag to check out, or null for the tip of the branch.</param>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException">The host is not there, there is no such branch or commit, or something of the user's would be lost.</exception>
    /// <exception cref="OperationCanceledException">The operation was cancelled; the files are as they were.</exception>
    public GitMove Run(string? branch, string? revision)
    {
        mark.Begin();
        try
        {
            var move = FetchAndStep(branch, revision);
            mark.End();
            return move;
        }
        catch
        {
            mark.Recover();
            throw;
        }
    }

    private GitMove FetchAndStep(string? branch, string? revision)
    {
        try
        {
            using (var repository = new LibGit2Sharp.Repository(mark.Folder))
            {
                using var ban = new RedirectBan(repository, address);
                // Without this a branch that the host has removed or renamed would look up to date.
                var options = transfer.FetchOptions();
                options.Prune = true;
                GitFetch.Origin(repository, address, options, mark);
                cancellation.ThrowIfCancellationRequested();
                branch ??= revision is null && repository.Info.IsHeadDetached ? RemoteReferences.Ask(address, repository).Main : null;
            }

            ShallowBoundary.TakeOver(mark.Folder, address.Asked);
            // Opened again: libgit2 keeps in mind where a shallow history ended before the fetch.
            using var fetched = new LibGit2Sharp.Repository(mark.Folder);
            return new GitStep(fetched, address, transfer, mark).To(branch, revision);
        }
        catch (UserCancelledException)
        {
            throw new OperationCanceledException(cancellation);
        }
        catch (CheckoutConflictException problem)
        {
            throw RepositoryErrors.LocalChanges(mark.Folder, [], problem);
        }
        catch (Exception problem) when (GitErrors.IsOfGit(problem))
        {
            cancellation.ThrowIfCancellationRequested();
            throw GitErrors.Create(problem, address);
        }
    }
}
