using CmPowerShell.Classic.Contracts;
using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Cache;
using CmPowerShell.Engine.Cache.Pruning;
using CmPowerShell.Engine.Events;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Actions.CacheActions;

/// <summary><c>cm prune cache</c>: removes the entries that have expired. One that a run uses is kept and reported.</summary>
internal sealed class PruneCacheEntries : IClassicAction
{
    public string Name => "prune";

    public string Summary => "Removes the cached results that have expired ('cache_expiration').";

    public IReadOnlyList<ActionInput> Inputs { get; } =
    [
        new("artifact", "uid of the entry, or its tags separated by spaces"),
        new("tags", "required tags, separated by commas"),
    ];

    public ActionOutcome Run(ActionCall call)
    {
        var now = DateTimeOffset.UtcNow;
        var expired = call.Services.Index.Find(call.Query).Where(entry => EntryExpiration.WhyExpired(entry.Meta, now) is not null).ToList();
        var removed = new List<Artifact>();
        foreach (var entry in expired)
        {
            call.Operation.Cancellation.ThrowIfCancellationRequested();
            try
            {
                CachePruner.Remove(entry, call.Services.Home, call.Services.Artifacts, call.Operation);
                removed.Add(entry);
                call.Print($"Removed {entry.Path}");
            }
            catch (CmException failure) when (failure.Error.Id == "CacheEntryInUse")
            {
                call.Operation.Events.Publish(new ProblemReported(failure.Error));
            }
        }

        call.Print(expired.Count == 0 ? "No cached result has expired." : $"{removed.Count} of {expired.Count} expired results removed.");
        return ActionOutcome.Done(("pruned", removed.Count), ("list", new MetaList(removed.Select(entry => new MetaMap { ["uid"] = entry.Uid, ["path"] = entry.Path, ["tags"] = MetaList.OfTexts(entry.Tags) }))));
    }
}
