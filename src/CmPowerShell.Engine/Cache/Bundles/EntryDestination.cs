using CmPowerShell.Engine.Events;
using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Engine.Cache.Bundles;

/// <summary>The folder of an imported entry: in the cache, or as a rule of the setting <c>CacheFolders</c> defines.</summary>
/// <param name="folder">Full path of its folder in the cache.</param>
/// <param name="ruled">The folder that a rule names; null where none does.</param>
internal sealed class EntryDestination(string folder, PlacementFolder? ruled)
{
    /// <summary>Moves an entry to its final folder and removes an existing one. It becomes visible in one step.</summary>
    /// <param name="prepared">Full path of the folder with its files.</param>
    /// <param name="operation">Takes progress and warnings.</param>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException">Ids <c>CacheFolderNotWritable</c>, <c>CacheLinkNotMade</c>.</exception>
    /// <exception cref="IOException">The cache cannot be written.</exception>
    public void Give(string prepared, Operation operation)
    {
        if (ruled is { IsTaken: true })
        {
            operation.Warn("CacheFolderTaken", $"'{ruled.Path}' exists already and does not belong to this home; the entry is stored in the cache itself, in '{folder}'.");
        }

        if (ruled is null or { IsTaken: true })
        {
            using var replaced = ReplacedDirectory.SetAside(folder, replaces: true);
            DirectoryMover.Move(prepared, folder);
        }
        else
        {
            GiveElsewhere(prepared, ruled, operation);
        }
    }

    // The long step, which may fail, precedes all other changes.
    private void GiveElsewhere(string prepared, PlacementFolder elsewhere, Operation operation)
    {
        using var brought = elsewhere.Bring(prepared, operation);
        using var replaced = ReplacedDirectory.SetAside(folder, replaces: true);
        if (Path.Exists(elsewhere.Path))
        {
            replaced.Drop();
        }

        elsewhere.Show(brought);
    }
}
