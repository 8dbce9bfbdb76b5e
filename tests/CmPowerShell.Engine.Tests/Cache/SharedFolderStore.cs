using CmPowerShell.Engine.Cache;
using CmPowerShell.Engine.Cache.Bundles;
using CmPowerShell.Engine.Cache.Layout;
using CmPowerShell.Engine.Cache.Maintenance;
using CmPowerShell.Engine.Cache.Records;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Locking;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Tests.Cache;

/// <summary>
/// A second store: a folder that several homes share. What a home finishes goes there as a bundle; what a home lacks comes from there, with the paths of that home. It shows that a shared store takes
/// one class and no change of the runs.
/// </summary>
internal sealed class SharedFolderStore(CmEngine engine, string folder) : ICacheStore
{
    private readonly ICacheStore _home = engine.Cache;

    public void Refresh() => _home.Refresh();

    public IReadOnlyList<ICacheEntry> Find(ObjectName automation, TagQuery tags)
    {
        if (_home.Find(automation, tags) is { Count: > 0 } here)
        {
            return here;
        }

        foreach (var archive in Directory.EnumerateFiles(folder, "*.zip").Order())
        {
            Take(archive, automation, tags);
        }

        return _home.Find(automation, tags);
    }

    public ICacheEntry? FindByUid(string uid) => _home.FindByUid(uid);

    public IncompleteEntry Begin(ObjectName automation, IReadOnlyList<string> tags, string script, RunLocks locks, IEnumerable<string>? key, MetaMap? extra = null, EntryForm? form = null) =>
        _home.Begin(automation, tags, script, locks, key, extra, form);

    public IncompleteEntry Renew(ICacheEntry entry, string script, RunLocks locks, Operation operation) => _home.Renew(entry, script, locks, operation);

    public ICacheEntry Finish(ICacheEntry entry, IReadOnlyList<string> tags, CachedState state, CacheRecord? record, MetaMap? extra = null)
    {
        var finished = _home.Finish(entry, tags, state, record, extra);
        var all = new CacheSnapshot(engine.Index, engine.Repositories.Local, engine.Home);
        BundleExport.Create([all.Find(finished.Uid)!], all).Write(Path.Combine(folder, finished.Uid + ".zip"), engine.Home, Operation.Silent);
        return finished;
    }

    public void Remove(ICacheEntry entry) => _home.Remove(entry);

    public void Discard(ICacheEntry entry) => _home.Discard(entry);

    private void Take(string archive, ObjectName automation, TagQuery tags)
    {
        var bundle = BundleFile.Read(archive);
        if (bundle.Entries.Any(entry => entry.Automation == automation.Alias && tags.Matches(entry.Tags)))
        {
            new BundleImport(engine.Home, engine.Repositories, engine.Index, engine.Cache).Import(archive, bundle, bundle.Entries, force: false, Operation.Silent);
        }
    }
}
