using CmPowerShell.Engine.Index;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Engine.Scripts;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Engine.Cache.Maintenance;

/// <summary>All cache entries of a home at one moment, and their references.</summary>
public sealed class CacheSnapshot
{
    private static readonly ObjectName[] Automations = [WellKnownNames.Cache, WellKnownNames.Installed];
    private readonly Dictionary<string, CacheEntry> _byUid;
    private readonly Dictionary<string, CacheEntry> _byFolder;
    private readonly Lazy<ILookup<string, CacheEntry>> _dependents;
    private readonly Lazy<ILookup<string, CacheEntry>> _twins;

    /// <summary>Creates a snapshot of the entries in an index.</summary>
    /// <param name="index">The index.</param>
    /// <param name="local">The repository with the entries.</param>
    /// <param name="home">The home, whose runs use locks.</param>
    /// <param name="stores">The repositories with the entries; null for all.</param>
    public CacheSnapshot(IArtifactIndex index, Repository local, CmHome home, CacheStores? stores = null)
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentNullException.ThrowIfNull(local);
        ArgumentNullException.ThrowIfNull(home);
        Locks = new EntryLocks(home);
        var scripts = new EntryScripts(new ScriptCatalog(index));
        All = Automations.SelectMany(automation => index.Find(new ArtifactQuery(automation, ArtifactName.Any, TagQuery.Any)))
            .Where(entry => stores is null || stores.Hold(entry))
            .Select(entry => new CacheEntry(entry, scripts.GetScript(entry), scripts.Find(entry), Locks)).ToList();
        Folders = Automations.Select(automation => Path.Combine(local.ArtifactsPath, automation.Alias))
            .Concat(All.Select(entry => Path.GetDirectoryName(entry.Artifact.Path)!)).Distinct().Where(Directory.Exists).ToList();
        Unreadable = index.Problems.Where(problem => problem.Target is string path && Folders.Any(folder => DirectoryPath.IsWithin(path, folder))).ToList();
        Unreachable = Folders.SelectMany(LinkedDirectory.DanglingIn).ToList();
        _byUid = All.GroupBy(entry => entry.Uid).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        _byFolder = All.GroupBy(entry => Path.GetFileName(entry.Artifact.Path)).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        _dependents = new(() => All.SelectMany(entry => GetDependencies(entry).Select(needed => (needed.Uid, entry))).ToLookup(pair => pair.Uid, pair => pair.entry));
        _twins = new(() => All.Where(entry => entry.IsFinished && entry.State is not null).ToLookup(GetKind));
    }

    /// <summary>The entries that can be read, by automation and uid.</summary>
    public IReadOnlyList<CacheEntry> All { get; }

    /// <summary>The reasons why entries cannot be read.</summary>
    public IReadOnlyList<CmError> Unreadable { get; }

    /// <summary>The locks of runs that make entries.</summary>
    internal EntryLocks Locks { get; }

    /// <summary>The folders that hold entries.</summary>
    internal IReadOnlyList<string> Folders { get; }

    /// <summary>The links in the places of entries that lead to no folder, such as to one on a disk that is not mounted.</summary>
    internal IReadOnlyList<string> Unreachable { get; }

    /// <summary>The entry of a uid, or null.</summary>
    public CacheEntry? Find(string uid) => _byUid.GetValueOrDefault(uid);

    /// <summary>The entry to which a path or a record refers; null if it is not there.</summary>
    internal CacheEntry? Find(EntryReference reference) => Find(reference.Name) ?? _byFolder.GetValueOrDefault(reference.Name);

    /// <summary>The entries whose values refer to this one.</summary>
    public IEnumerable<CacheEntry> GetDependents(CacheEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return _dependents.Value[entry.Uid];
    }

    /// <summary>The entries that its values and its record refer to.</summary>
    public IEnumerable<CacheEntry> GetDependencies(CacheEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return entry.References.Select(Find).OfType<CacheEntry>().Where(found => found.Uid != entry.Uid).Distinct();
    }

    /// <summary>The uids, or the names of the folders, of referenced entries that no longer exist (entries on unmounted disks are excluded).</summary>
    public IEnumerable<string> GetLostDependencies(CacheEntry entry) => GetMissingDependencies(entry).Except(Unreachable.Select(Path.GetFileName))!;

    /// <summary>The uids, or the names of the folders, of entries that it refers to and that are not there.</summary>
    public IEnumerable<string> GetMissingDependencies(CacheEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return entry.References.Where(reference => reference.IsInCache && Find(reference) is null).Select(reference => reference.Name).Distinct();
    }

    /// <summary>The identical entry that a run uses instead of this one, because it is first; null if this one is the first.</summary>
    public CacheEntry? GetFirstDuplicate(CacheEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return entry.IsFinished && _twins.Value[GetKind(entry)].FirstOrDefault() is { } first && first.Uid != entry.Uid ? first : null;
    }

    // The properties by which a run distinguishes entries: script, tags, including variations and version, and the sources of the result.
    private static string GetKind(CacheEntry entry) => string.Join(
        '\u0001', [entry.Artifact.Automation.Uid, entry.ScriptName.Uid, entry.Record?.Key ?? "", .. entry.Artifact.Tags.Order(StringComparer.Ordinal)]);
}
