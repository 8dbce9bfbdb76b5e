using System.Management.Automation;
using CmPowerShell.Binding;
using CmPowerShell.Engine.Cache.Maintenance;
using CmPowerShell.Engine.Cache.Pruning;
using CmPowerShell.Hosting;

namespace CmPowerShell.Cmdlets.Cache;

/// <summary>Prunes cache entries that are not needed.</summary>
[Cmdlet(VerbsCommon.Optimize, "CmCache", DefaultParameterSetName = BySearch, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(CmCacheRemoval))]
public sealed class OptimizeCmCacheCommand : CacheSelectionCmdlet
{
    private readonly List<CacheEntry> _chosen = [];
    private bool _isEverything;

    /// <summary>Entries that were made longer ago.</summary>
    [Parameter]
    [Age]
    public TimeSpan? OlderThan { get; set; }

    /// <summary>Entries that were not used for so long.</summary>
    [Parameter]
    [Age]
    public TimeSpan? UnusedFor { get; set; }

    /// <summary>The bytes that the entries may take together.</summary>
    [Parameter]
    [ValidateRange(0, long.MaxValue)]
    public long? MaximumSize { get; set; }

    /// <summary>Entries whose script is in no registered repository.</summary>
    [Parameter]
    public SwitchParameter Orphan { get; set; }

    /// <summary>Duplicates, for which an identical entry is used instead.</summary>
    [Parameter]
    public SwitchParameter Duplicate { get; set; }

    /// <summary>Entries of runs that failed or were killed.</summary>
    [Parameter]
    public SwitchParameter Unfinished { get; set; }

    /// <summary>Entries whose result cannot be read, or refers to an entry that does not exist.</summary>
    [Parameter]
    public SwitchParameter Broken { get; set; }

    /// <summary>Entries that have expired.</summary>
    [Parameter]
    public SwitchParameter Expired { get; set; }

    /// <summary>Also entries that one which stays refers to.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    private protected override void ProcessItem()
    {
        _isEverything |= IsEverything;
        _chosen.AddRange(Chosen());
    }

    /// <summary>Removes, since which entries go is known only when all are.</summary>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        var all = All;
        var plan = Work(null, (_, _) => PrunePlan.Create(Request(), _chosen.DistinctBy(entry => entry.Uid).ToList(), all, DateTime.UtcNow));
        foreach (var needed in plan.Needed)
        {
            WriteVerbose($"The cache entry {needed.Entry} was kept although it meets a condition ({needed.Reason}): another kept entry depends on it.");
        }

        foreach (var used in plan.InUse)
        {
            Warn("CacheEntryInUse", $"The cache entry {used.Entry} was kept although it meets a condition ({used.Reason}): {used.Entry.User}, uses it.");
        }

        plan.Removals.ToList().ForEach(Remove);
        if (_isEverything)
        {
            SweepBeside(all);
        }
    }

    private void SweepBeside(CacheSnapshot all)
    {
        if (!TryWork(null, (_, _) => CachePruner.LeftBeside(all), out var left))
        {
            return;
        }

        foreach (var path in left!.Where(path => ShouldProcess(path, "Remove the files of a killed process")))
        {
            TryWork(path, (_, _) => CachePruner.RemoveLeft(path), out _);
        }
    }

    private PruneRequest Request()
    {
        var request = new PruneRequest
        {
            OlderThan = OlderThan,
            UnusedFor = UnusedFor,
            MaximumSize = MaximumSize,
            Orphan = Orphan,
            Duplicate = Duplicate,
            Unfinished = Unfinished,
            Broken = Broken,
            Expired = Expired,
            IncludeNeeded = Force,
        };
        return request.IsEmpty ? PruneRequest.Useless with { IncludeNeeded = Force } : request;
    }

    private void Remove(PlannedRemoval planned)
    {
        var isRemoved = false;
        var removal = new CmCacheRemoval(planned);
        var what = $"Remove cache entry ({planned.Reason}, {ViewText.Size(removal.Size)})";
        var all = All;
        if (!ShouldProcess($"{planned.Entry} in {planned.Entry.Artifact.Path}", what) || TryWork(planned.Entry.Uid, (engine, _) => CachePruner.Remove(planned, all, engine.Cache), out isRemoved))
        {
            removal.IsRemoved = isRemoved;
            WriteObject(removal);
        }
    }
}
