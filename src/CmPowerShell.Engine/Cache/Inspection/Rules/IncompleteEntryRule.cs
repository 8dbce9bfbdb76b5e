using CmPowerShell.Engine.Cache.Maintenance;
using CmPowerShell.Engine.Events;

namespace CmPowerShell.Engine.Cache.Inspection.Rules;

/// <summary>A run that failed or was killed left its entry.</summary>
internal sealed class IncompleteEntryRule() : CacheRule("unfinished", FindingSeverity.Warning, "A run that failed or was killed left an unfinished entry.")
{
    internal override IEnumerable<CacheFinding> Check(CacheEntry entry, CacheSnapshot all) => entry.IsFinished || entry.IsBeingMade
        ? []
        : [Found(entry, "The run that made it did not finish.", "Run its script again, or remove it.")];
}
