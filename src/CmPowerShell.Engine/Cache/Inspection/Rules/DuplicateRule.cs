using CmPowerShell.Engine.Cache.Maintenance;
using CmPowerShell.Engine.Events;

namespace CmPowerShell.Engine.Cache.Inspection.Rules;

/// <summary>Another entry is identical and is found first.</summary>
internal sealed class DuplicateRule() : CacheRule("duplicate", FindingSeverity.Information, "Another entry has the same script and the same tags, and runs use that one.")
{
    internal override IEnumerable<CacheFinding> Check(CacheEntry entry, CacheSnapshot all) => all.GetFirstDuplicate(entry) is { } first
        ? [Found(entry, $"The entry {first.Uid} has the same script and the same tags; runs use that one.", "Remove the one that is not needed.")]
        : [];
}
