using CmPowerShell.Engine.Cache.Maintenance;
using CmPowerShell.Engine.Events;
using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Engine.Cache.Inspection.Rules;

/// <summary>The folder of an entry is elsewhere and does not exist.</summary>
internal sealed class FolderGoneRule() : CacheRule("folder-gone", FindingSeverity.Warning, "The link of an entry has no target, for example because a disk is not mounted, so the entry is not found.")
{
    internal override IEnumerable<CacheFinding> CheckAround(CacheSnapshot all) => all.Unreachable.Select(link =>
        Found(link, $"It is a link to '{LinkedDirectory.GetTarget(link)}', which does not exist.", "Mount the disk. If its data is lost, remove the link."));
}
