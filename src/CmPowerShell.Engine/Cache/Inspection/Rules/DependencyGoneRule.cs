using CmPowerShell.Engine.Cache.Maintenance;
using CmPowerShell.Engine.Events;

namespace CmPowerShell.Engine.Cache.Inspection.Rules;

/// <summary>The values or the record of an entry name another one that is not there.</summary>
internal sealed class DependencyGoneRule() : CacheRule("dependency-gone", FindingSeverity.Error, "The values or the record of an entry refer to another entry that no longer exists.")
{
    internal override IEnumerable<CacheFinding> Check(CacheEntry entry, CacheSnapshot all) => all.GetLostDependencies(entry)
        .Select(uid => Found(entry, $"It refers to the entry {uid}, which is gone.", "Remove the entry, and run its script again."));
}
