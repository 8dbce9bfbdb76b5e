using CmPowerShell.Engine.Cache.Maintenance;
using CmPowerShell.Engine.Events;

namespace CmPowerShell.Engine.Cache.Inspection.Rules;

/// <summary>The meta file of an entry cannot be read, so the entry is not found.</summary>
internal sealed class BrokenMetaRule() : CacheRule("broken-meta", FindingSeverity.Error, "The meta of an entry cannot be read, so the entry is never found.")
{
    internal override IEnumerable<CacheFinding> CheckAround(CacheSnapshot all) =>
        all.Unreadable.Select(problem => Found((string)problem.Target!, problem.Text, "Correct the file, or remove the folder."));
}
