using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Engine.Repositories.Git;
using CmPowerShell.Engine.Repositories.Registry;
using CmPowerShell.Engine.Repositories.Trust;
using CmPowerShell.Engine.Settings;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Context;

/// <summary>
/// Lets only such repositories run that are at the commit to which they were pinned, unchanged. Those that are made on this machine or ship with the program
/// are no matter of it: <c>local</c> and the built-in one, which are known by their folders, since any other could claim their names.
/// </summary>
/// <param name="registry">Knows these two.</param>
/// <param name="trust">Knows what was pinned.</param>
internal sealed class PinnedRule(RepositoryRegistry registry, RepositoryTrust trust)
{
    private readonly HashSet<string> _checked = new(StringComparer.Ordinal);

    /// <summary>The rule where the setting <c>RequirePinned</c> is on; otherwise null.</summary>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException">Id <c>SettingInvalid</c>.</exception>
    public static PinnedRule? FromSettings(CmConfiguration configuration, RepositoryRegistry registry, RepositoryTrust trust) =>
        configuration.Get(SettingTable.RequirePinned).Value.IsTrue() ? new PinnedRule(registry, trust) : null;

    /// <summary>Looks at the repository of a script or automation, and at those from which it inherits, before anything of it runs; once for each.</summary>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException">Id <c>RepositoryNotPinned</c>; it says why, and which files were changed.</exception>
    public void Require(Artifact artifact)
    {
        foreach (var repository in artifact.BaseRepositories.Prepend(artifact.Repository).Where(repository => !IsOurs(repository) && !_checked.Contains(repository.Path)))
        {
            Check(repository);
            _checked.Add(repository.Path);
        }
    }

    private bool IsOurs(Repository repository) =>
        DirectoryPath.Same(repository.Path, registry.Home.LocalPath) || (registry.BuiltInPath is { } builtIn && DirectoryPath.Same(repository.Path, builtIn));

    private void Check(Repository repository)
    {
        var status = RepositoryStatus.Read(repository) ?? throw RepositoryErrors.NotPinned(
            repository, "did not come by git, so nothing tells whether it is as it came", [], "Install it from a git repository with -Checkout, or turn the setting RequirePinned off.",
            "Install it from a git repository with --checkout, or turn the setting RequirePinned off.");
        if (trust.Find(repository) is not { IsPinned: true, Commit: { Length: > 0 } pinned })
        {
            throw RepositoryErrors.NotPinned(repository, "is not pinned to a commit", [], $"Pin it with: Install-CmRepo {repository.Alias} -Checkout {status.Commit}",
                $"Pin it with: cm pull repo {repository.Alias} --checkout={status.Commit}");
        }

        if (status.Commit != pinned)
        {
            throw RepositoryErrors.NotPinned(
                repository, $"is at {status.Commit} and not at {pinned}, to which it is pinned", [], $"Bring it back with: Install-CmRepo {repository.Alias} -Checkout {pinned} -Force",
                $"Bring it back with: cm pull repo {repository.Alias} --checkout={pinned} --force");
        }

        if (status.ChangedFiles is { Count: > 0 } changed)
        {
            throw RepositoryErrors.NotPinned(repository, "was changed since the commit to which it is pinned", changed, "Undo the changes, or move the files elsewhere.");
        }
    }
}
