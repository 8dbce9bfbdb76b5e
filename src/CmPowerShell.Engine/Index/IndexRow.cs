using CmPowerShell.Engine.Index.Scanning;
using CmPowerShell.Engine.Naming;

namespace CmPowerShell.Engine.Index;

/// <summary>An artifact in the index.</summary>
internal sealed class IndexRow(IndexedFolder folder, IndexedAutomation automation, int repository)
{
    /// <summary>Its folder; it has a meta.</summary>
    public IndexedFolder Folder { get; } = folder;

    /// <summary>The folder above.</summary>
    public IndexedAutomation Automation { get; } = automation;

    /// <summary>The place of its repository in the order of searching.</summary>
    public int Repository { get; } = repository;

    /// <summary>The data of the meta.</summary>
    public IndexedMeta Meta => Folder.Meta!;

    /// <summary>
    /// The automation. Missing data of the meta is taken from the folder: its name replaces a missing alias,
    /// and the first artifact in it with a complete automation completes the others.
    /// </summary>
    public ObjectName AutomationName => Meta.AutomationAlias.Length > 0 ? new(Meta.AutomationAlias, Meta.AutomationUid) : FromFolder();

    private ObjectName FromFolder()
    {
        var uid = Meta.AutomationUid;
        if (uid.Length == 0)
        {
            var sibling = Array.Find(Automation.Folders, folder => folder.Meta is { } meta && (meta.AutomationAlias.Length > 0 || meta.AutomationUid.Length > 0))?.Meta;
            if (sibling is { AutomationAlias.Length: > 0 })
            {
                return new(sibling.AutomationAlias, sibling.AutomationUid);
            }

            uid = sibling?.AutomationUid ?? "";
        }

        return ObjectName.IsUid(Automation.Name) ? new("", uid.Length > 0 ? uid : Automation.Name) : new(Automation.Name, uid);
    }
}
