using CmPowerShell.Engine.Cache.Maintenance;
using CmPowerShell.Engine.Events;

namespace CmPowerShell.Engine.Cache.Inspection.Rules;

/// <summary>Another entry says the same and is found before this one.</summary>
internal sealed class DuplicateRule() : CacheRule("duplicate", FindingSeverity.Information, "Another entry is of the same script and has the same tags, and a run takes that one.")
{
    internal override IEnumerable<CacheFinding> Check(CacheEntry entry, CacheSnapshot all) => all.GetFirstDuplicate(entry) is { } first
        ? [Found(entry, $"The entry {first.Uid} is of the same script and has the same tags; a run takes that one.", "Remove the one that is not wanted.")]
        : [];
}
