using CmPowerShell.Engine.Cache.Layout;
using CmPowerShell.Engine.Cache.Records;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Locking;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Cache.Sharing;

/// <summary>The store of a home, with the results of other machines behind it: what the home does not have is read from a shared store, and what it makes is written there.</summary>
/// <param name="home">The store of the home.</param>
internal sealed class SharedCacheStore(ICacheStore home) : ICacheStore
{
    /// <inheritdoc/>
    public void Refresh() => home.Refresh();

    /// <inheritdoc/>
    public IReadOnlyList<ICacheEntry> Find(ObjectName automation, TagQuery tags) => home.Find(automation, tags);

    /// <inheritdoc/>
    public ICacheEntry? FindByUid(string uid) => home.FindByUid(uid);

    /// <inheritdoc/>
    public IncompleteEntry Begin(ObjectName automation, IReadOnlyList<string> tags, string script, RunLocks locks, IEnumerable<string>? key, MetaMap? extra = null, EntryForm? form = null) =>
        home.Begin(automation, tags, script, locks, key, extra, form);

    /// <inheritdoc/>
    public IncompleteEntry Renew(ICacheEntry entry, string script, RunLocks locks, Operation operation) => home.Renew(entry, script, locks, operation);

    /// <inheritdoc/>
    public ICacheEntry Finish(ICacheEntry entry, IReadOnlyList<string> tags, CachedState state, CacheRecord? record, MetaMap? extra = null) => home.Finish(entry, tags, state, record, extra);

    /// <inheritdoc/>
    public SharedResult? Take(ICacheEntry begun, SharedRequest request) => request.Store.Take(begun.Directory, request);

    /// <inheritdoc/>
    public void Offer(ICacheEntry finished, SharedRequest request) => request.Store.Offer(finished, request);

    /// <inheritdoc/>
    public void Remove(ICacheEntry entry) => home.Remove(entry);

    /// <inheritdoc/>
    public void Discard(ICacheEntry entry) => home.Discard(entry);
}
