using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Engine.Repositories.Trust;

namespace CmPowerShell.Engine.Execution;

/// <summary>
/// Lets only such repositories run that are at the commit to which they were pinned, unchanged. Those that are made on this machine or ship with the program
/// are no matter of it: <c>local</c> and the built-in one, which are known by their folders, since any other could claim their names.
/// </summary>
/// <param name="registry">Knows these two.</param>
/// <param name="trust">Knows what was pinned.</param>
internal sealed class PinnedRule(RepositoryRegistry registry, RepositoryTrust trust)
{
    private readonly HashSet<string> _checked = new(StringComparer.Ordinal);

    /// <summary>Looks at the repository of a script before anything of it runs; once for each.</summary>
    /// <exception cref="Errors.CmException">Id <c>RepositoryNotPinned</c>; it says why, and which files were changed.</exception>
    public void Require(Artifact script)
    {
        var repository = script.Repository;
        if (!IsOurs(repository) && _checked.Add(repository.Path))
        {
            Check(repository);
        }
    }

    private bool IsOurs(Repository repository) =>
        FolderPath.Same(repository.Path, registry.Home.LocalPath) || (registry.BuiltInPath is { } builtIn && FolderPath.Same(repository.Path, builtIn));

    private void Check(Repository repository)
    {
        var status = RepositoryStatus.Of(repository) ?? throw RepositoryProblem.NotPinned(
            repository, "did not come by git, so nothing tells whether it is as it came", [], "Install it from a git repository with -Checkout, or turn the setting RequirePinned off.");
        if (trust.Of(repository) is not { IsPinned: true, Commit: { Length: > 0 } pinned })
        {
            throw RepositoryProblem.NotPinned(repository, "is not pinned to a commit", [], $"Pin it with: Install-CmRepo {repository.Alias} -Checkout {status.Commit}");
        }

        if (status.Commit != pinned)
        {
            throw RepositoryProblem.NotPinned(
                repository, $"is at {status.Commit} and not at {pinned}, to which it is pinned", [], $"Bring it back with: Install-CmRepo {repository.Alias} -Checkout {pinned} -Force");
        }

        if (status.ChangedFiles is { Count: > 0 } changed)
        {
            throw RepositoryProblem.NotPinned(repository, "was changed since the commit to which it is pinned", changed, "Undo the changes, or move the files elsewhere.");
        }
    }
}
