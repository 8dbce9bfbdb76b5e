using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Caching;
using CmPowerShell.Engine.Errors;
using CmPowerShell.Engine.Repositories;

namespace CmPowerShell.Engine.Care.Cleaning;

/// <summary>Removes what a plan names, and what killed programs left beside the entries.</summary>
public static class CacheCleaner
{
    /// <summary>Removes an entry.</summary>
    /// <param name="planned">The entry.</param>
    /// <param name="all">All entries of the home.</param>
    /// <param name="store">Removes entries.</param>
    /// <returns>Whether it is gone. One that somebody else has removed meanwhile is.</returns>
    /// <exception cref="Errors.CmException">Ids <c>FolderNotRemoved</c>, <c>CacheEntryInUse</c>: a run has begun to make it anew.</exception>
    public static bool Remove(PlannedRemoval planned, KeptEntries all, CacheStore store)
    {
        ArgumentNullException.ThrowIfNull(planned);
        ArgumentNullException.ThrowIfNull(all);
        ArgumentNullException.ThrowIfNull(store);
        using var turn = all.Turns.TryTake(planned.Entry.Uid) ?? throw InUse(planned.Entry);
        if (Directory.Exists(planned.Entry.Artifact.Path))
        {
            store.Remove(planned.Entry.Artifact);
        }

        return true;
    }

    private static CmException InUse(KeptEntry entry) => new(new CmError(
        "CacheEntryInUse", ReturnCode.Failed, CmErrorCategory.Storage, $"The cache entry {entry} is not removed: a run is making it.")
    { Hint = "Wait for the run, or end it.", Target = entry.Uid });

    /// <summary>The hidden folders beside the entries that killed programs left.</summary>
    public static IReadOnlyList<string> LeftBeside(KeptEntries all)
    {
        ArgumentNullException.ThrowIfNull(all);
        return all.Folders.SelectMany(folder => HiddenFolder.LeftIn(folder).Concat(FolderRemoval.LeftIn(folder))).ToList();
    }

    /// <summary>Removes such a folder; says whether it is gone.</summary>
    public static bool RemoveLeft(string path) => FolderDeletion.TryRemove(path);
}
