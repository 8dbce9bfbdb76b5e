using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Caching;
using CmPowerShell.Engine.Caching.Records;
using CmPowerShell.Engine.Care;
using CmPowerShell.Engine.Care.Bundles;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Meta;
using CmPowerShell.Engine.Turns;

namespace CmPowerShell.Engine.Tests.Caching;

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

    public UnfinishedEntry Begin(ObjectName automation, IReadOnlyList<string> tags, string script, RunTurns turns, IEnumerable<string>? key, MetaMap? extra = null) =>
        _home.Begin(automation, tags, script, turns, key, extra);

    public UnfinishedEntry Renew(ICacheEntry entry, string script, RunTurns turns, Operation operation) => _home.Renew(entry, script, turns, operation);

    public ICacheEntry Finish(ICacheEntry entry, IReadOnlyList<string> tags, CachedState state, CacheRecord? record, MetaMap? extra = null)
    {
        var finished = _home.Finish(entry, tags, state, record, extra);
        var all = new KeptEntries(engine.Index, engine.Repositories.Local, engine.Home);
        BundleExport.Of([all.Find(finished.Uid)!], all).Write(Path.Combine(folder, finished.Uid + ".zip"), engine.Home, Operation.Silent);
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
