using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Caching;
using CmPowerShell.Engine.Repositories;

namespace CmPowerShell.Engine.Care.Cleaning;

/// <summary>Removes what a plan names, and what killed programs left beside the entries.</summary>
public static class CacheCleaner
{
    /// <summary>Removes an entry.</summary>
    /// <param name="planned">The entry.</param>
    /// <param name="store">Removes entries.</param>
    /// <returns>Whether it is gone. One that somebody else has removed meanwhile is.</returns>
    /// <exception cref="Errors.CmException">Id <c>FolderNotRemoved</c>.</exception>
    public static bool Remove(PlannedRemoval planned, CacheStore store)
    {
        ArgumentNullException.ThrowIfNull(planned);
        ArgumentNullException.ThrowIfNull(store);
        if (Directory.Exists(planned.Entry.Artifact.Path))
        {
            store.Remove(planned.Entry.Artifact);
        }

        return true;
    }

    /// <summary>The hidden folders beside the entries that killed programs left.</summary>
    public static IReadOnlyList<string> LeftBeside(KeptEntries all)
    {
        ArgumentNullException.ThrowIfNull(all);
        return all.Folders.SelectMany(folder => HiddenFolder.LeftIn(folder).Concat(FolderRemoval.LeftIn(folder))).ToList();
    }

    /// <summary>Removes such a folder; says whether it is gone.</summary>
    public static bool RemoveLeft(string path) => FolderDeletion.TryRemove(path);
}
