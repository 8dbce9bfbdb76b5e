using CmPowerShell.Engine.Cache.Layout;
using CmPowerShell.Engine.Cache.Records;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Locking;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Cache;

/// <summary>
/// Stores the results of scripts. Runs use entries only through this interface, so that a store which shares them among machines is one class: it can wrap the store of the home, fetch an entry
/// when a search finds it elsewhere, and forward finished entries.
/// </summary>
internal interface ICacheStore
{
    /// <summary>Looks again at what other runs have made since the last search.</summary>
    void Refresh();

    /// <summary>The entries of an automation whose tags meet a query, in a steady order.</summary>
    /// <param name="automation">The automation <c>cache</c> or <c>installed</c>.</param>
    /// <param name="tags">The query.</param>
    IReadOnlyList<ICacheEntry> Find(ObjectName automation, TagQuery tags);

    /// <summary>Gets the entry of a uid, of any automation; null if the store does not have it.</summary>
    ICacheEntry? FindByUid(string uid);

    /// <summary>Makes an unfinished entry, or continues in the one that a failed run left.</summary>
    /// <param name="automation">The automation <c>cache</c> or <c>installed</c>.</param>
    /// <param name="tags">Its tags without <c>tmp</c>.</param>
    /// <param name="script">The script of the result.</param>
    /// <param name="locks">The locks of the run.</param>
    /// <param name="key">The search key and the sources of the result; null if only tags count.</param>
    /// <param name="extra">Further keys of a new entry's meta.</param>
    /// <param name="form">How a new entry is laid out; null for the layout of cmind.</param>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException">The entry cannot be made.</exception>
    IncompleteEntry Begin(ObjectName automation, IReadOnlyList<string> tags, string script, RunLocks locks, IEnumerable<string>? key, MetaMap? extra = null, EntryForm? form = null);

    /// <summary>Marks a finished entry as unfinished, so that no other run uses its result in the meantime.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="script">The script of the result.</param>
    /// <param name="locks">The locks of the run.</param>
    /// <param name="operation">Takes the reason of a wait, and can end it.</param>
    IncompleteEntry Renew(ICacheEntry entry, string script, RunLocks locks, Operation operation);

    /// <summary>Finishes an entry and makes it visible to other runs.</summary>
    /// <param name="entry">The unfinished entry.</param>
    /// <param name="tags">Its final tags.</param>
    /// <param name="state">The result.</param>
    /// <param name="record">The sources of the result; null for existing data.</param>
    /// <param name="extra">Further keys of its meta.</param>
    /// <returns>The finished entry.</returns>
    ICacheEntry Finish(ICacheEntry entry, IReadOnlyList<string> tags, CachedState state, CacheRecord? record, MetaMap? extra = null);

    /// <summary>Fills an unfinished entry with the result of another machine.</summary>
    /// <param name="begun">The unfinished entry.</param>
    /// <param name="request">The result.</param>
    /// <returns>The result, whose files are in the entry; null if the store has none that can be used.</returns>
    SharedResult? Take(ICacheEntry begun, SharedRequest request) => null;

    /// <summary>Offers a finished entry to other machines.</summary>
    /// <param name="finished">The entry.</param>
    /// <param name="request">The result.</param>
    void Offer(ICacheEntry finished, SharedRequest request)
    {
        // The store of one home has no other machines.
    }

    /// <summary>Removes an entry with all its files.</summary>
    void Remove(ICacheEntry entry);

    /// <summary>Removes an entry that a run began and will not finish. One that cannot be removed stays unfinished, so that no search takes it for a result.</summary>
    void Discard(ICacheEntry entry);
}
