using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Cache.Layout;
using CmPowerShell.Engine.Cache.Records;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Index;
using CmPowerShell.Engine.Locking;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Meta.Documents;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Cache;

/// <summary>
/// The cache entries of a home: artifacts of the automations <c>cache</c> and <c>installed</c>, in the repository <c>local</c> or the one that the setting <c>CacheLocation</c> names.
/// An entry with the tag <c>tmp</c> is being made, or its making failed.
/// </summary>
public sealed class CacheStore(IRepositoryCatalog repositories, IArtifactIndex index, ArtifactStore artifacts) : ICacheStore
{
    /// <summary>The tag of an entry that is not finished.</summary>
    public const string TemporaryTag = "tmp";

    /// <summary>The repository that takes new entries; <c>local</c> unless set.</summary>
    public Func<Repository> Location { get; init; } = () => repositories.Local;

    /// <summary>The repositories whose entries are results of this home; null for all, which only tests use.</summary>
    public CacheStores? Stores { get; init; }

    /// <summary>Makes folders of new entries elsewhere; null for nowhere.</summary>
    internal PlacementRules? Folders { get; init; }

    /// <summary>The entries of an automation whose tags meet a query.</summary>
    public IReadOnlyList<Artifact> Find(ObjectName automation, TagQuery tags)
    {
        var found = index.Find(new ArtifactQuery(automation, ArtifactName.Any, tags));
        return Stores is null || found.Count == 0 ? found : found.Where(Stores.Hold).ToList();
    }

    /// <inheritdoc/>
    void ICacheStore.Refresh() => index.Refresh();

    /// <inheritdoc/>
    IReadOnlyList<ICacheEntry> ICacheStore.Find(ObjectName automation, TagQuery tags) => [.. Find(automation, tags).Select(entry => new LocalCacheEntry(entry))];

    /// <inheritdoc/>
    ICacheEntry? ICacheStore.FindByUid(string uid) => (AtUid(WellKnownNames.Cache, uid) ?? AtUid(WellKnownNames.Installed, uid)) is { } entry ? new LocalCacheEntry(entry) : null;

    /// <summary>
    /// Makes an entry with the tag <c>tmp</c>, or continues in the one that a failed or killed run with the same tags and key left. One that another run
    /// is making is left alone.
    /// </summary>
    /// <param name="automation">The automation <c>cache</c> or <c>installed</c>.</param>
    /// <param name="tags">Its tags without <c>tmp</c>.</param>
    /// <param name="script">The script of the result.</param>
    /// <param name="locks">The locks of the run.</param>
    /// <param name="key">The search key and the sources of the result; null if only tags count, so that any entry with these tags is continued.</param>
    /// <param name="extra">Further keys of a new entry's meta.</param>
    /// <param name="form">How a new entry is laid out; null for the layout of cmind.</param>
    /// <exception cref="CmException">Among others, ids <c>CacheLocationNotRegistered</c>, <c>CacheFolderNotWritable</c>, <c>CacheLinkNotMade</c>, <c>FileNotWritable</c>.</exception>
    IncompleteEntry ICacheStore.Begin(ObjectName automation, IReadOnlyList<string> tags, string script, RunLocks locks, IEnumerable<string>? key, MetaMap? extra, EntryForm? form)
    {
        form ??= EntryForm.Cmind;
        string[] temporary = [TemporaryTag, .. tags];
        var digest = key is null ? null : IncompleteEntryFingerprint.ComputeDigest(key);
        foreach (var left in Find(automation, TagQuery.FromTags(temporary)))
        {
            if (form.Layout.Continues(left.Tags, temporary) && locks.TryTake(LockName.Entry(left.Uid), script) is { } held)
            {
                if (StillUnfinished(left) is { } entry && IncompleteEntryFingerprint.Fits(entry.Path, digest))
                {
                    return Begun(new IncompleteEntry(new LocalCacheEntry(entry), held), digest);
                }

                held.Dispose();
            }
        }

        return Begun(Create(automation, form, new MetaMap(extra ?? []) { ["tags"] = MetaList.OfTexts(temporary) }, ObjectName.Parse(script), locks), digest);
    }

    private static IncompleteEntry Begun(IncompleteEntry begun, string? digest)
    {
        try
        {
            IncompleteEntryFingerprint.Write(begun.Entry.Directory, digest);
            return begun;
        }
        catch
        {
            begun.Lock?.Dispose();
            throw;
        }
    }

    /// <summary>Marks a finished entry as incomplete, so that its old result is not used in the meantime. It waits if another run does the same.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="script">The script of the result.</param>
    /// <param name="locks">The locks of the run.</param>
    /// <param name="operation">Receives the reason of the wait, and can end it.</param>
    IncompleteEntry ICacheStore.Renew(ICacheEntry entry, string script, RunLocks locks, Operation operation)
    {
        var request = new LockRequest(LockName.Entry(entry.Uid), script, holder => $"'{script}' waits for {holder}, in the cache entry {entry.Uid}.");
        var held = locks.Take(request, operation);
        var meta = entry.Artifact.OriginalMeta.Clone();
        meta["tags"] = MetaList.OfTexts([TemporaryTag, .. entry.Tags.Where(tag => tag != TemporaryTag)]);
        return new IncompleteEntry(new LocalCacheEntry(artifacts.WriteMeta(entry.Artifact, meta)), held) { IsRenewed = true };
    }

    /// <summary>Finishes an entry: its state, with references in the place of secrets, and its record are written first, then its final tags make it visible.</summary>
    /// <param name="entry">The entry that <see cref="ICacheStore.Begin"/> gave.</param>
    /// <param name="tags">Its final tags.</param>
    /// <param name="state">The result.</param>
    /// <param name="record">The sources of the result; null for existing data.</param>
    /// <param name="extra">Further keys of its meta.</param>
    /// <returns>The finished entry.</returns>
    public Artifact Finish(Artifact entry, IReadOnlyList<string> tags, CachedState state, CacheRecord? record, MetaMap? extra = null)
    {
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(state);
        JsonMeta.Save(EntryLayout.GetStateFile(entry.Path), SecretTexts.Refer(state.ToMeta()));
        IncompleteEntryFingerprint.Forget(entry.Path);
        if (record is not null)
        {
            EntryCommit.Write(entry.Path, record);
        }

        var meta = entry.OriginalMeta.Clone();
        foreach (var (key, value) in extra ?? [])
        {
            meta[key] = value;
        }

        meta["tags"] = MetaList.OfTexts(tags);
        return artifacts.WriteMeta(entry, meta);
    }

    /// <inheritdoc/>
    ICacheEntry ICacheStore.Finish(ICacheEntry entry, IReadOnlyList<string> tags, CachedState state, CacheRecord? record, MetaMap? extra) =>
        new LocalCacheEntry(Finish(entry.Artifact, tags, state, record, extra));

    /// <summary>Reads the result of an entry; references to secrets that are known now become these.</summary>
    /// <exception cref="CmException">Id <c>CacheEntryBroken</c>: the file is missing or cannot be read.</exception>
    public static CachedState Load(Artifact entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var file = EntryLayout.GetStateFile(entry.Path);
        if (!File.Exists(file))
        {
            throw Broken(entry, file, $"'{Path.GetFileName(file)}' is missing");
        }

        return MetaFile.LoadData(file) is MetaMap map
            ? CachedState.FromMeta(SecretTexts.Restore(map))
            : throw Broken(entry, file, $"'{Path.GetFileName(file)}' does not hold a map");
    }

    /// <summary>Removes an entry with all its files.</summary>
    public void Remove(Artifact entry) => artifacts.Remove(entry);

    /// <inheritdoc/>
    void ICacheStore.Remove(ICacheEntry entry) => Remove(entry.Artifact);

    /// <summary>Removes an entry that a run began and will not finish. One that cannot be removed stays as unfinished, and no search takes it for a result.</summary>
    void ICacheStore.Discard(ICacheEntry entry)
    {
        try
        {
            Remove(entry.Artifact);
        }
        catch (CmException)
        {
            // The original error has been reported already; the next run continues in the entry.
        }
    }

    private Artifact? AtUid(ObjectName automation, string uid) =>
        index.Find(new ArtifactQuery(automation, ArtifactName.Any with { Object = new ObjectName("", uid) }, TagQuery.Any)) is [var found, ..] ? found : null;

    // Another run may have finished or removed it since the index was read.
    private Artifact? StillUnfinished(Artifact left)
    {
        index.Touch(left.Path);
        return index.At(left.Path) is { } entry && entry.Tags.Contains(TemporaryTag) ? entry : null;
    }

    private IncompleteEntry Create(ObjectName automation, EntryForm form, MetaMap meta, ObjectName script, RunLocks locks)
    {
        var location = Location();
        Stores?.Note(location);
        while (true)
        {
            // The lock comes first, so that the entry is never found without it.
            var uid = ArtifactStore.NewUid();
            var place = Path.Combine(location.ArtifactsPath, automation.Alias, form.Layout.GetFolder(uid, script, form.ExtraTags));
            if (!Path.Exists(place) && locks.TryTake(LockName.Entry(uid), script.ToString()) is { } held)
            {
                return new IncompleteEntry(new LocalCacheEntry(Create(location, place, form.Layout, form.Layout.Complete(meta, automation, uid), script, held)), held);
            }
        }
    }

    private Artifact Create(Repository location, string place, EntryLayout layout, MetaMap meta, ObjectName script, RunLock held)
    {
        try
        {
            Folders?.Make(place, script, [.. meta.Texts("tags").Where(tag => tag != TemporaryTag)]);
            return artifacts.CreateAs(location, Path.GetFileName(Path.GetDirectoryName(place)!), Path.GetFileName(place), layout.MetaName, meta);
        }
        catch
        {
            PlacementRules.Undo(place);
            held.Dispose();
            throw;
        }
    }

    private static CmException Broken(Artifact entry, string file, string what) => new(new CmError(
        "CacheEntryBroken", ReturnCode.Failed, CmErrorCategory.InvalidData, $"The cache entry '{entry.Uid}' cannot be used: {what}.")
    {
        Location = new SourceLocation(file),
        Hint = "Remove the entry and run the script again.",
        Target = entry.Uid,
    });
}
