using CmPowerShell.Engine.Cache.Inspection.Rules;
using CmPowerShell.Engine.Cache.Maintenance;

namespace CmPowerShell.Engine.Cache.Inspection;

/// <summary>Holds the cache against all rules. Nothing is run and nothing is changed.</summary>
public static class CacheInspector
{
    /// <summary>Finds the problems of one entry, in the order of the rules.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="all">All entries of its home.</param>
    public static IEnumerable<CacheFinding> Inspect(CacheEntry entry, CacheSnapshot all)
    {
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(all);
        return CacheRules.All.SelectMany(rule => rule.Check(entry, all));
    }

    /// <summary>Findings about other folders in the cache: those that are not entries, or cannot be read.</summary>
    public static IEnumerable<CacheFinding> InspectAround(CacheSnapshot all)
    {
        ArgumentNullException.ThrowIfNull(all);
        return CacheRules.All.SelectMany(rule => rule.CheckAround(all));
    }
}
