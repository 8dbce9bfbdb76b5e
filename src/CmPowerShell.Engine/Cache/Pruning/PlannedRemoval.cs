using CmPowerShell.Engine.Cache.Maintenance;

namespace CmPowerShell.Engine.Cache.Pruning;

/// <summary>A cache entry that is to go.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Reason">Why, in a few words.</param>
public sealed record PlannedRemoval(CacheEntry Entry, string Reason);
