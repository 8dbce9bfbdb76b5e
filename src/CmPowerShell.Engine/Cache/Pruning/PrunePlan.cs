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
        plan.Removals = new RemovalOrder(all).Sort([.. plan._planned.Values]);
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

        KeepNeeded();
    }

    // An entry that stays may need one that was planned for removal, and so on; each entry is visited once, and again when an entry that needs it stays after all.
    private void KeepNeeded()
    {
        var doubtful = new Queue<CacheEntry>(_planned.Values.Select(removal => removal.Entry));
        while (doubtful.TryDequeue(out var entry))
        {
            if (_planned.TryGetValue(entry.Uid, out var removal) && IsNeeded(entry))
            {
                _planned.Remove(entry.Uid);
                _needed.Add(removal);
                foreach (var dependency in _all.GetDependencies(entry))
                {
                    doubtful.Enqueue(dependency);
                }
            }
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
        var places = left.Select((entry, place) => (entry.Uid, place)).ToDictionary(pair => pair.Uid, pair => pair.place, StringComparer.Ordinal);
        var holders = left.ConvertAll(entry => _request.IncludeNeeded ? 0 : _all.GetDependents(entry).Count(dependent => !_planned.ContainsKey(dependent.Uid)));
        var free = new PriorityQueue<int, int>();
        for (var place = 0; place < left.Count; place++)
        {
            Offer(place);
        }

        for (var size = left.Sum(entry => entry.Size); size > most && free.TryDequeue(out var oldest, out _);)
        {
            size -= left[oldest].Size;
            _planned[left[oldest].Uid] = new PlannedRemoval(left[oldest], "least recently used");
            foreach (var needed in _all.GetDependencies(left[oldest]).Where(entry => places.ContainsKey(entry.Uid)).Select(entry => places[entry.Uid]))
            {
                holders[needed]--;
                Offer(needed);
            }
        }

        // The oldest entry that no run uses and no entry needs is removed first. With -Force all are offered in one step.
        void Offer(int place)
        {
            if (holders[place] == 0 && left[place].User is null)
            {
                free.Enqueue(place, place);
            }
        }
    }

    private bool IsNeeded(CacheEntry entry) => !_request.IncludeNeeded && _all.GetDependents(entry).Any(dependent => !_planned.ContainsKey(dependent.Uid));
}
