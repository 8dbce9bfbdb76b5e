using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Repositories.Git;
using CmPowerShell.Engine.Repositories.Registry;
using CmPowerShell.Engine.Repositories.Sources;
using CmPowerShell.Engine.Repositories.Trust;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Repositories.Installation;

/// <summary>Installs a repository in the folder <c>repos</c> of the home, or updates the one that is there.</summary>
/// <param name="registry">The registry of the home.</param>
/// <param name="trust">The trusted commits.</param>
/// <param name="conflicts">Checks a repository before it is registered.</param>
/// <param name="options">The prefix for short names.</param>
/// <param name="operation">Takes progress and warnings.</param>
internal sealed class HomeInstallation(
    RepositoryRegistry registry, RepositoryTrust trust, RepositoryConflictCheck conflicts, RepositoryInstallerOptions options, Operation operation)
{
    /// <summary>Installs or updates.</summary>
    /// <param name="request">What to install.</param>
    /// <param name="source">Where it comes from.</param>
    public RepositoryInstallResult Install(RepositoryInstallRequest request, RepositorySource source)
    {
        var again = new RepositoryUpdater(registry, options, operation);
        if (request.Url is null && RegisteredElsewhere(source) is { } there)
        {
            return again.Install(request, there);
        }

        var folder = Path.Combine(registry.Home.RepositoriesPath, source.Alias);
        if (!Directory.Exists(folder) || RepositoryRemains.AreIn(folder))
        {
            RefuseToMovePin(folder, request);
        }

        var place = new RepositoryPlace(registry.Home, operation);
        return place.Clear(folder, request) is { } moved ? Replace(folder, moved, place, () => InstallNew(request, source))
            : Directory.Exists(folder) ? again.Install(request, source, folder)
            : InstallNew(request, source);
    }

    // A repository that is used in place has a name too, by which it is updated.
    private Repository? RegisteredElsewhere(RepositorySource source) => registry.Repositories.FirstOrDefault(repository =>
        repository.Alias.Equals(source.Alias, StringComparison.OrdinalIgnoreCase) && !DirectoryPath.IsWithin(repository.Path, registry.Home.RepositoriesPath));

    private RepositoryInstallResult InstallNew(RepositoryInstallRequest request, RepositorySource source) =>
        new RepositoryInstallation(registry, conflicts, options, operation).Install(request, source);

    // Where the host does not answer, the broken repository is still better than none.
    private static RepositoryInstallResult Replace(string folder, string moved, RepositoryPlace place, Func<RepositoryInstallResult> install)
    {
        try
        {
            var result = install();
            place.Report(folder, moved);
            return result;
        }
        catch
        {
            place.MoveBack(folder, moved);
            throw;
        }
    }

    // A folder that was removed, and not uninstalled, is still pinned: the commit is what was trusted.
    private void RefuseToMovePin(string folder, RepositoryInstallRequest request)
    {
        var gone = new Repository(folder, new MetaMap { ["alias"] = Path.GetFileName(folder) });
        if (!request.MovesPin && trust.Find(gone) is { IsPinned: true, Commit: { Length: > 0 } pin } && !IsFor(pin, request))
        {
            throw RepositoryErrors.Pinned(gone, pin, request.Branch ?? request.Checkout ?? "its main branch");
        }
    }

    private static bool IsFor(string pin, RepositoryInstallRequest request) =>
        request.Branch is null && request.Checkout is { } digits && CommitDigits.Are(digits) && pin.StartsWith(digits, StringComparison.OrdinalIgnoreCase);
}
