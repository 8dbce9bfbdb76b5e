using CmPowerShell.Engine.Cache.Layout;
using CmPowerShell.Engine.Cache.Maintenance;
using CmPowerShell.Engine.Events;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Cache.Bundles;

/// <summary>Gives the unpacked entries of one bundle their places, one after the other.</summary>
/// <param name="unpacked">Full path of the folder with the unpacked bundle.</param>
/// <param name="bundle">The description in the bundle.</param>
/// <param name="mapping">Which folders have which places now.</param>
/// <param name="rule">Whether a run here would use an entry; null to take in all, also over others of the same uid.</param>
/// <param name="here">The entries that are here.</param>
/// <param name="operation">Takes warnings.</param>
internal sealed class BundleRelocation(string unpacked, CacheBundle bundle, PathMapping mapping, ImportRule? rule, CacheSnapshot here, Operation operation)
{
    private readonly Dictionary<string, string> _keys = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _uids = new(StringComparer.Ordinal);
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly Lazy<IReadOnlyDictionary<string, CacheEntry>> _byKey = new(() => here.All
        .Where(entry => entry.IsFinished && entry.Record is not null)
        .GroupBy(entry => entry.Record!.Key)
        .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal));

    /// <summary>Gives an entry its place.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="place">Its place.</param>
    /// <returns>The entry that is here now: this one, or one with the same result that was here before.</returns>
    /// <exception cref="CmException">Ids <c>CacheEntryNotFitting</c>, <c>CacheEntryExists</c>, <c>CacheBundleInvalid</c>, <c>ArchiveEntryOutside</c>, <c>CacheEntryInUse</c>, and those of <see cref="EntryDestination.Give"/>.</exception>
    public CacheEntry? Take(BundledEntry entry, EntryDestination place)
    {
        var relocated = Find(entry);
        if (rule?.Refusal(entry, relocated.PackedRecord) is { } why)
        {
            throw BundleErrors.NotFitting(entry, why);
        }

        relocated.Relocate(mapping, _keys, _uids);
        if (rule is not null)
        {
            RequireNeeds(entry, relocated);
        }

        var same = SameAs(entry, relocated);
        if (same is null && here.Find(entry.Uid) is { } other && rule is not null)
        {
            throw BundleErrors.Exists(entry, other.Artifact.Path);
        }

        if (same is null)
        {
            relocated.Seal();
            relocated.MakeLinks(mapping, bundle.HomePath, operation);
            relocated.Seal();
            using var held = here.Locks.Take(entry.Uid, "replaced");
            place.Give(relocated.Folder, operation);
        }

        Note(entry, relocated, same);
        return same;
    }

    private RelocatedEntry Find(BundledEntry entry)
    {
        var folder = Path.Combine(unpacked, entry.Automation, entry.Uid);
        return File.Exists(EntryLayout.GetStateFile(folder))
            ? new RelocatedEntry(entry, folder)
            : throw BundleErrors.Invalid(unpacked, $"the files of its entry {entry.Uid} are missing");
    }

    // Entries of the bundle that were not imported are missing, unless they exist here.
    private void RequireNeeds(BundledEntry entry, RelocatedEntry relocated)
    {
        var needs = relocated.Needs;
        var missing = bundle.Entries.Where(other => needs.Contains(other.Uid) || needs.Contains(other.FolderName)).Select(other => other.Uid)
            .FirstOrDefault(uid => uid != entry.Uid && !_taken.Contains(uid) && here.Find(uid) is null);
        if (missing is not null)
        {
            throw BundleErrors.NotFitting(entry, $"it needs the entry {missing}, which is not imported");
        }
    }

    private CacheEntry? SameAs(BundledEntry entry, RelocatedEntry relocated)
    {
        if (relocated.Record is { } record)
        {
            return _byKey.Value.GetValueOrDefault(record.Key);
        }

        return here.Find(entry.Uid) is { IsFinished: true, Record: null, State: { } state } known
            && known.Artifact.Tags.ToHashSet().SetEquals(entry.Tags)
            && state.ToMeta().Equals(relocated.State.ToMeta()) ? known : null;
    }

    private void Note(BundledEntry entry, RelocatedEntry relocated, CacheEntry? same)
    {
        _taken.Add(entry.Uid);
        if (relocated is { PackedRecord: { } before, Record: { } now })
        {
            _keys[before.Key] = now.Key;
        }

        if (same is not null)
        {
            _uids[entry.Uid] = same.Uid;
        }
    }
}
