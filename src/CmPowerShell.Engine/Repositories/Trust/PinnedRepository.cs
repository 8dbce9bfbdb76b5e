using CmPowerShell.Engine.Repositories.Git;
using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Engine.Repositories.Trust;

/// <summary>A repository that is pinned to a commit, and the comparison of its files with that commit.</summary>
internal sealed class PinnedRepository
{
    private readonly Repository _repository;
    private readonly string _commit;
    private readonly string _root;
    private readonly WorkTreeComparison _comparison;
    private readonly ComparedRepository _compared;
    private bool _isWholeChecked;

    private PinnedRepository(Repository repository, string commit, CommitTrees trees, string root, ComparedRepository compared)
    {
        (_repository, _commit, _root) = (repository, commit, root);
        _compared = compared;
        _comparison = new WorkTreeComparison(trees, repository.Path);
    }

    /// <summary>Reads the pinned commit of a repository.</summary>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException">Id <c>RepositoryNotPinned</c>: it was not cloned with git, is not pinned, or lacks the commit.</exception>
    public static PinnedRepository Of(Repository repository, RepositoryTrust trust)
    {
        if (FileEntry.Of(Path.Combine(repository.Path, ".git")).Kind is not (FileKind.Directory or FileKind.Regular))
        {
            throw RepositoryErrors.NotPinned(
                repository, "was not cloned with git, so its files cannot be verified", [], "Install it from a git repository with -Checkout, or turn the setting RequirePinned off.",
                classicHint: "Install it from a git repository with --checkout, or turn the setting RequirePinned off.");
        }

        if (trust.Find(repository) is not { IsPinned: true, Commit: { Length: > 0 } commit } trusted)
        {
            var now = CheckedOutCommit.Read(repository.Path);
            throw RepositoryErrors.NotPinned(
                repository, "is not pinned to a commit", [], $"Pin it with: Install-CmRepo {repository.Alias} -Checkout {now}", classicHint: $"Pin it with: cm pull repo {repository.Alias} --checkout={now}");
        }

        return trust.TreesOf(repository, trusted) is var (trees, root)
            ? new PinnedRepository(repository, commit, trees, root, trust.ComparedOf(repository, root))
            : throw RepositoryErrors.NotPinned(repository, $"lacks the commit {commit}, to which it is pinned", [], BackWith(repository, commit), ClassicBackWith(repository, commit));
    }

    /// <summary>Requires that a folder of the repository is as in the commit.</summary>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException">Id <c>RepositoryNotPinned</c>.</exception>
    public void RequireFolder(string folder) =>
        Require(Path.GetRelativePath(_repository.Path, folder) is var relative && relative == "." ? "" : relative.Replace('\\', '/'), skipsArtifacts: false);

    /// <summary>
    /// Requires that the whole repository is as in the commit. It is compared once for a run, and not at all while the status of its entries is what it was after the last
    /// comparison: the folders that run are compared by their content in any case.
    /// </summary>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException">Id <c>RepositoryNotPinned</c>.</exception>
    public void RequireWhole()
    {
        if (!_isWholeChecked)
        {
            _compared.Compare(() => Require("", skipsArtifacts: false));
            _isWholeChecked = true;
        }
    }

    /// <summary>Requires that what belongs to no artifact, and all may use, is as in the commit.</summary>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException">Id <c>RepositoryNotPinned</c>.</exception>
    public void RequireShared() => Require("", skipsArtifacts: true);

    private void Require(string folder, bool skipsArtifacts)
    {
        var now = CheckedOutCommit.Read(_repository.Path);
        if (now != _commit)
        {
            throw RepositoryErrors.NotPinned(_repository, $"is at {now} and not at {_commit}, to which it is pinned", [], BackWith(_repository, _commit), ClassicBackWith(_repository, _commit));
        }

        var changed = FileAccessErrors.Read(_repository.Path, () => _comparison.Changes(_root, folder, skipsArtifacts).Order(StringComparer.Ordinal).ToList());
        if (changed.Count > 0)
        {
            throw RepositoryErrors.NotPinned(_repository, "was changed since the commit to which it is pinned", changed, "Undo the changes, or move the files elsewhere.");
        }
    }

    private static string BackWith(Repository repository, string commit) => $"Restore it with: Install-CmRepo {repository.Alias} -Checkout {commit} -Force";

    private static string ClassicBackWith(Repository repository, string commit) => $"Restore it with: cm pull repo {repository.Alias} --checkout={commit} --force";
}
