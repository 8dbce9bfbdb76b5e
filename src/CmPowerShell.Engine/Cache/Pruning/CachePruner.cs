using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Cache.Maintenance;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Engine.Cache.Pruning;

/// <summary>Removes the entries of a plan, and the folders of killed programs in the cache.</summary>
public static class CachePruner
{
    /// <summary>Removes an entry.</summary>
    /// <param name="planned">The entry.</param>
    /// <param name="all">All entries of the home.</param>
    /// <param name="store">Removes entries.</param>
    /// <returns>Whether it was removed, possibly by another process.</returns>
    /// <exception cref="CmException">Ids <c>FolderNotRemoved</c>, <c>CacheEntryInUse</c>: a run has started to use it or to make it again.</exception>
    public static bool Remove(PlannedRemoval planned, CacheSnapshot all, CacheStore store)
    {
        ArgumentNullException.ThrowIfNull(planned);
        ArgumentNullException.ThrowIfNull(all);
        ArgumentNullException.ThrowIfNull(store);
        using var held = all.Locks.Take(planned.Entry.Uid, "removed");
        if (Directory.Exists(planned.Entry.Artifact.Path))
        {
            store.Remove(planned.Entry.Artifact);
        }

        return true;
    }

    /// <summary>Removes an artifact by its name; a cache entry only if no run makes or uses it.</summary>
    /// <param name="artifact">The artifact.</param>
    /// <param name="home">Its home, whose runs use locks.</param>
    /// <param name="artifacts">Removes it.</param>
    /// <param name="operation">The operation of the caller.</param>
    /// <exception cref="CmException">Ids <c>ArtifactNotFound</c>, <c>FolderNotRemoved</c>, <c>CacheEntryInUse</c>.</exception>
    public static void Remove(Artifact artifact, CmHome home, ArtifactStore artifacts, Operation operation)
    {
        ArgumentNullException.ThrowIfNull(artifact);
        ArgumentNullException.ThrowIfNull(artifacts);
        ArgumentNullException.ThrowIfNull(operation);
        using var held = IsEntry(artifact) ? new EntryLocks(home, operation.Origin).Take(artifact.Uid, "removed") : null;
        artifacts.Remove(artifact);
    }

    /// <summary>Gets the hidden folders of killed programs in the cache.</summary>
    public static IReadOnlyList<string> LeftBeside(CacheSnapshot all)
    {
        ArgumentNullException.ThrowIfNull(all);
        return all.Folders.SelectMany(folder => TemporaryDirectory.LeftIn(folder).Concat(DirectoryRemoval.LeftIn(folder))).ToList();
    }

    /// <summary>Removes such a folder; returns whether it was removed.</summary>
    public static bool RemoveLeft(string path) => DirectoryRemoval.TryDelete(path);

    private static bool IsEntry(Artifact artifact) => WellKnownNames.Cache.Matches(artifact.Automation) || WellKnownNames.Installed.Matches(artifact.Automation);
}
