using CmPowerShell.Engine.Cache.Maintenance;

namespace CmPowerShell.Engine.Cache.Pruning;

/// <summary>The entries to remove for a request, and those that would be removed if no kept entry referred to them. It changes nothing.</summary>
public sealed class PrunePlan
{
    private readonly PruneRequest _request;
    private readonly CacheSnapshot _all;
    private readonly Dictionary<string, PlannedRemoval> _planned = new(StringComparer.Ordinal);
    private readonly List<PlannedRemoval> _needed = [];
    private readonly List<PlannedRemoval> _inUse = [];

    private PrunePlan(PruneRequest request, CacheSnapshot all) => (_request, _all) = (request, all);

    /// <summary>The entries to remove. An entry precedes those that it refers to.</summary>
    public IReadOnlyList<PlannedRemoval> Removals { get; private set; } = [];

    /// <summary>The entries that meet a condition and stay, since an entry that stays refers to them.</summary>
    public IReadOnlyList<PlannedRemoval> Needed => _needed;

    /// <summary>The entries that meet a condition and stay, since a run uses them.</summary>
    public IReadOnlyList<PlannedRemoval> InUse => _inUse;

    /// <summary>Makes a plan.</summary>
    /// <param name="request">The conditions.</param>
    /// <param name="chosen">The entries that may go; one that a run makes or uses stays. The size of these counts for the limit.</param>
    /// <param name="all">All entries of the home.</param>
    /// <param name="now">The present time, in UTC.</param>
    public static PrunePlan Create(PruneRequest request, IReadOnlyList<CacheEntry> chosen, CacheSnapshot all, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(chosen);
        ArgumentNullException.ThrowIfNull(all);
        chosen = chosen.Where(entry => !entry.IsBeingMade).ToList();
        var plan = new PrunePlan(request, all);
        plan.TakeByCondition(chosen, new PruneConditions(request, all, now));
        plan.TakeBySize(chosen);
        plan.Removals = plan._planned.Values.OrderBy(removal => plan.Depth(removal.Entry, [])).ToList();
        return plan;
    }

    private void TakeByCondition(IReadOnlyList<CacheEntry> chosen, PruneConditions conditions)
    {
        foreach (var entry in chosen)
        {
            if (conditions.ReasonFor(entry) is { } reason)
            {
                Take(new PlannedRemoval(entry, reason));
            }
        }

        // A kept entry may need one that was to be removed, and so on.
        while (_planned.Values.FirstOrDefault(removal => IsNeeded(removal.Entry)) is { } needed)
        {
            _planned.Remove(needed.Entry.Uid);
            _needed.Add(needed);
        }
    }

    private void Take(PlannedRemoval removal)
    {
        if (removal.Entry.User is null)
        {
            _planned[removal.Entry.Uid] = removal;
        }
        else
        {
            _inUse.Add(removal);
        }
    }

    private void TakeBySize(IReadOnlyList<CacheEntry> chosen)
    {
        if (_request.MaximumSize is not { } most)
        {
            return;
        }

        var left = chosen.Where(entry => !_planned.ContainsKey(entry.Uid)).OrderBy(entry => entry.LastUsed).ToList();
        var size = left.Sum(entry => entry.Size);
        while (size > most && left.FirstOrDefault(entry => entry.User is null && !IsNeeded(entry)) is { } oldest)
        {
            left.Remove(oldest);
            size -= oldest.Size;
            _planned[oldest.Uid] = new PlannedRemoval(oldest, "least recently used");
        }
    }

    private bool IsNeeded(CacheEntry entry) => !_request.IncludeNeeded && _all.GetDependents(entry).Any(dependent => !_planned.ContainsKey(dependent.Uid));

    // How many steps lead to an entry that nothing refers to.
    private int Depth(CacheEntry entry, HashSet<string> way) => way.Add(entry.Uid)
        ? _all.GetDependents(entry).Select(dependent => 1 + Depth(dependent, [.. way])).DefaultIfEmpty(0).Max()
        : 0;
}
