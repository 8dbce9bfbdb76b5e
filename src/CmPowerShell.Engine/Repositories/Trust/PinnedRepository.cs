using CmPowerShell.Engine.FileSystem;
using CmPowerShell.Engine.Repositories.Git;

namespace CmPowerShell.Engine.Repositories.Trust;

/// <summary>A repository that is pinned to a commit, and the comparison of its files with that commit.</summary>
internal sealed class PinnedRepository
{
    private readonly Repository _repository;
    private readonly string _commit;
    private readonly string _root;
    private readonly WorkTreeComparison _comparison;
    private bool _isWholeChecked;

    private PinnedRepository(Repository repository, string commit, CommitTrees trees, string root)
    {
        (_repository, _commit, _root) = (repository, commit, root);
        _comparison = new WorkTreeComparison(trees, repository.Path);
    }

    /// <summary>Reads what a repository was pinned to.</summary>
    /// <exception cref="Errors.CmException">Id <c>RepositoryNotPinned</c>: it did not come by git, is not pinned, or lacks the commit.</exception>
    public static PinnedRepository Of(Repository repository, RepositoryTrust trust)
    {
        if (FileEntry.Of(Path.Combine(repository.Path, ".git")).Kind is not (FileKind.Directory or FileKind.Regular))
        {
            throw RepositoryProblem.NotPinned(
                repository, "did not come by git, so nothing tells whether it is as it came", [], "Install it from a git repository with -Checkout, or turn the setting RequirePinned off.");
        }

        if (trust.Of(repository) is not { IsPinned: true, Commit: { Length: > 0 } commit } trusted)
        {
            throw RepositoryProblem.NotPinned(repository, "is not pinned to a commit", [], $"Pin it with: Install-CmRepo {repository.Alias} -Checkout {CheckedOutCommit.Of(repository.Path)}");
        }

        return trust.TreesOf(repository, trusted) is var (trees, root)
            ? new PinnedRepository(repository, commit, trees, root)
            : throw RepositoryProblem.NotPinned(repository, $"lacks the commit {commit}, to which it is pinned", [], BackWith(repository, commit));
    }

    /// <summary>Requires that a folder of the repository is as in the commit.</summary>
    /// <exception cref="Errors.CmException">Id <c>RepositoryNotPinned</c>.</exception>
    public void RequireFolder(string folder) => Require(Path.GetRelativePath(_repository.Path, folder).Replace('\\', '/'), skipsArtifacts: false);

    /// <summary>Requires that the whole repository is as in the commit; compared once.</summary>
    /// <exception cref="Errors.CmException">Id <c>RepositoryNotPinned</c>.</exception>
    public void RequireWhole()
    {
        if (!_isWholeChecked)
        {
            Require("", skipsArtifacts: false);
            _isWholeChecked = true;
        }
    }

    /// <summary>Requires that what belongs to no artifact, and all may use, is as in the commit.</summary>
    /// <exception cref="Errors.CmException">Id <c>RepositoryNotPinned</c>.</exception>
    public void RequireShared() => Require("", skipsArtifacts: true);

    private void Require(string folder, bool skipsArtifacts)
    {
        var now = CheckedOutCommit.Of(_repository.Path);
        if (now != _commit)
        {
            throw RepositoryProblem.NotPinned(_repository, $"is at {now} and not at {_commit}, to which it is pinned", [], BackWith(_repository, _commit));
        }

        var changed = Readable.Read(_repository.Path, () => _comparison.Changes(_root, folder, skipsArtifacts).Order(StringComparer.Ordinal).ToList());
        if (changed.Count > 0)
        {
            throw RepositoryProblem.NotPinned(_repository, "was changed since the commit to which it is pinned", changed, "Undo the changes, or move the files elsewhere.");
        }
    }

    private static string BackWith(Repository repository, string commit) => $"Bring it back with: Install-CmRepo {repository.Alias} -Checkout {commit} -Force";
}
