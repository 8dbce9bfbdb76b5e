using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Engine.Index.Scanning;

/// <summary>The data in the index about one folder on the first level of a repository: an automation, or any other folder.</summary>
/// <param name="Name">The name of the folder.</param>
/// <param name="Stamp">How it looked when its content was listed.</param>
/// <param name="Folders">Its sub-folders in the order of their names.</param>
/// <param name="Problem">Why it could not be listed.</param>
internal sealed record IndexedAutomation(string Name, FileStamp Stamp, IndexedFolder[] Folders, CmError? Problem = null)
{
    /// <summary>Whether writing one or the other into the index makes no difference.</summary>
    public bool HasSameContent(IndexedAutomation other) => ReferenceEquals(this, other)
        || (Name == other.Name && Stamp == other.Stamp && Problem == other.Problem && Folders.Length == other.Folders.Length
            && Folders.Zip(other.Folders).All(pair => pair.First.HasSameContent(pair.Second)));
}

/// <summary>The data in the index about one repository.</summary>
/// <param name="Path">The folder that holds the automations.</param>
/// <param name="Stamp">How it looked when its content was listed.</param>
/// <param name="Automations">Its sub-folders in the order of their names.</param>
/// <param name="Problem">Why it could not be listed.</param>
internal sealed record IndexedRepository(string Path, FileStamp Stamp, IndexedAutomation[] Automations, CmError? Problem = null)
{
    /// <summary>Whether writing these or those into the index makes no difference.</summary>
    public static bool HaveSameContent(IndexedRepository[] these, IndexedRepository[] those)
    {
        var same = these.Length == those.Length;
        for (var i = 0; same && i < these.Length; i++)
        {
            same = these[i].HasSameContent(those[i]);
        }

        return same;
    }

    private bool HasSameContent(IndexedRepository other) => ReferenceEquals(this, other)
        || (Path == other.Path && Stamp == other.Stamp && Problem == other.Problem && Automations.Length == other.Automations.Length
            && Automations.Zip(other.Automations).All(pair => pair.First.HasSameContent(pair.Second)));
}
