using System.Globalization;
using CmPowerShell.Engine.Cache.Maintenance;

namespace CmPowerShell.Engine.Cache.Pruning;

/// <summary>Holds one entry against the conditions of a request that concern it alone.</summary>
/// <param name="request">The request.</param>
/// <param name="all">All entries.</param>
/// <param name="now">The present time, in UTC.</param>
internal sealed class PruneConditions(PruneRequest request, CacheSnapshot all, DateTime now)
{
    /// <summary>The reason for removing an entry; null if no condition is true.</summary>
    public string? ReasonFor(CacheEntry entry) =>
        request.Unfinished && !entry.IsFinished ? "unfinished"
        : request.Broken && IsBroken(entry) ? "broken"
        : request.Expired && EntryExpiration.WhyExpired(entry.Artifact.OriginalMeta, now) is { } expired ? expired
        : request.Orphan && entry.Script is null && !entry.ScriptName.IsEmpty ? "its script is gone"
        : request.Duplicate && all.GetFirstDuplicate(entry) is { } first ? $"same as {first.Uid}"
        : request.OlderThan is { } age && now - entry.Made > age ? $"made {Days(now - entry.Made)} ago"
        : request.UnusedFor is { } idle && now - entry.LastUsed > idle ? $"not used for {Days(now - entry.LastUsed)}"
        : null;

    private bool IsBroken(CacheEntry entry) => entry.IsFinished && (entry.StateProblem is not null || all.GetLostDependencies(entry).Any());

    private static string Days(TimeSpan time) => time.TotalDays >= 1
        ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalDays:0} days")
        : string.Create(CultureInfo.InvariantCulture, $"{time.TotalHours:0.#} hours");
}
