using CmPowerShell.Engine.Cache.Bundles;
using CmPowerShell.Engine.Cache.Maintenance;
using CmPowerShell.Engine.Cache.Records;
using CmPowerShell.Engine.Repositories.Registry;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Lockfiles;

/// <summary>Describes and compares what runs made: cache entries with the digest of their files, and detected programs.</summary>
/// <param name="registry">The home with its repositories.</param>
/// <param name="all">Its cache entries.</param>
internal sealed class LockResults(RepositoryRegistry registry, CacheSnapshot all)
{
    private const string ProgramVariable = "_BIN_WITH_PATH";
    private readonly EntryFingerprints _fingerprints = new(registry, all);

    /// <summary>The entry of a uid, if it is a finished result; null otherwise.</summary>
    public CacheEntry? Find(string uid) => uid.Length > 0 && all.Find(uid) is { IsFinished: true, State: not null } entry ? entry : null;

    /// <summary>Whether an entry has paths in the files of a commit.</summary>
    public bool ReferTo(string commit) => all.All.Any(entry => EntryTexts.Contain(entry, commit));

    /// <summary>Describes a result.</summary>
    /// <param name="version">The version.</param>
    /// <param name="entry">The cache entry; null if the result is not cached.</param>
    /// <param name="variables">The variables that the script set.</param>
    public LockedResult Describe(string version, CacheEntry? entry, MetaMap variables) => new(version, entry?.Uid ?? "", entry is null ? "" : _fingerprints.Of(entry)) { Tools = ToolsOf(entry?.State?.NewEnv ?? variables) };

    /// <summary>Describes the result in a cache entry.</summary>
    public LockedResult Describe(CacheEntry entry) => Describe(VersionOf(entry), entry, []);

    /// <summary>The entry of a script from which other entries were made, directly or not; null if there is none. The script itself need not run for them again.</summary>
    /// <param name="uids">The uids of the other entries.</param>
    /// <param name="script">The script.</param>
    public CacheEntry? FindNeeded(IEnumerable<string> uids, LockedScript script)
    {
        var (open, seen, found) = (new Queue<string>(uids), new HashSet<string>(StringComparer.Ordinal), new List<(string Tags, CacheEntry Entry)>());
        while (open.TryDequeue(out var uid))
        {
            foreach (var needed in seen.Add(uid) ? Find(uid)?.Record?.Dependencies ?? [] : [])
            {
                open.Enqueue(needed.Entry);
                if (needed.Script.Uid == script.Uid && Find(needed.Entry) is { } entry)
                {
                    found.Add((LockedText.OmitPaths(needed.Tags), entry));
                }
            }
        }

        return found.OrderByDescending(pair => pair.Tags == script.Tags).Select(pair => pair.Entry).FirstOrDefault();
    }

    /// <summary>Describes a result as it is now.</summary>
    /// <param name="old">The locked result.</param>
    /// <param name="planned">The uid of the cache entry that a run would use; null if there is none.</param>
    /// <returns>The result; null if it is no longer in the cache.</returns>
    public LockedResult? Renew(LockedResult old, string? planned) => old.Entry.Length == 0 ? old
        : (Find(old.Entry) ?? Find(planned ?? "")) is { } entry ? Describe(VersionOf(entry), entry, []) with { Downloads = old.Downloads } : null;

    /// <summary>The programs outside of the home that variables name.</summary>
    public IReadOnlyDictionary<string, string> ToolsOf(MetaMap variables) => variables
        .Where(pair => pair.Key.EndsWith(ProgramVariable, StringComparison.Ordinal) && pair.Value is MetaText text && Path.IsPathFullyQualified(text.Value) && !DirectoryPath.IsWithin(text.Value, registry.Home.Path))
        .Select(pair => (pair.Key, Digest: DigestOf(pair.Value.ToString())))
        .OrderBy(tool => tool.Key, StringComparer.Ordinal)
        .ToDictionary(tool => tool.Key, tool => tool.Digest, StringComparer.Ordinal);

    /// <summary>Records how the results of scripts differ from those of a lock.</summary>
    /// <param name="locked">The scripts of the lock.</param>
    /// <param name="planned">The uids of the cache entries that a run would use now, by the ids of scripts.</param>
    /// <param name="needsEntries">Whether a missing entry is a difference.</param>
    /// <param name="comparison">Receives the differences.</param>
    public void Compare(IEnumerable<LockedScript> locked, IReadOnlyDictionary<string, string> planned, bool needsEntries, LockComparison comparison)
    {
        foreach (var script in locked.Where(script => script.Result is { Entry.Length: > 0 }))
        {
            var result = script.Result!;
            if (Find(result.Entry) is { } entry)
            {
                Compare(script, result, entry, comparison);
            }
            else if (planned.GetValueOrDefault(script.Id) is { } uid && Find(uid) is { } other)
            {
                if (VersionOf(other) is var version && version != result.Version)
                {
                    comparison.Add(LockDifferenceKind.VersionChanged, script.ToString(), result.Version, version, $"{script.Alias} had the version {Show(result.Version)} and has {Show(version)} now.", comparison.Mends.Results);
                }
            }
            else if (needsEntries)
            {
                AddMissing(script, comparison);
            }
        }
    }

    /// <summary>Records the results whose own entries are missing, also if others would be used instead.</summary>
    public void RequireEntries(IEnumerable<LockedScript> locked, LockComparison comparison)
    {
        foreach (var script in locked.Where(script => script.Result is { Entry.Length: > 0 } result && Find(result.Entry) is null))
        {
            AddMissing(script, comparison);
        }
    }

    private static void AddMissing(LockedScript script, LockComparison comparison)
    {
        var what = script.Download is { } download ? $"The download {download.Url} of {script.Alias}" : $"The result of {script.Alias}";
        comparison.Add(LockDifferenceKind.EntryMissing, script.ToString(), script.Result!.Entry, "", $"{what} is not in the cache (entry {script.Result.Entry}).", comparison.Mends.Entries);
    }

    private void Compare(LockedScript script, LockedResult result, CacheEntry entry, LockComparison comparison)
    {
        if (_fingerprints.Of(entry) is var digest && digest != result.Digest)
        {
            comparison.Add(LockDifferenceKind.EntryChanged, script.ToString(), result.Digest, digest, $"The files of the result of {script.Alias} differ from those of the lock (entry {entry.Uid}).", comparison.Mends.Entries);
        }

        var now = ToolsOf(entry.State!.NewEnv);
        foreach (var (name, was) in result.Tools.Where(tool => now.GetValueOrDefault(tool.Key) != tool.Value))
        {
            var current = now.GetValueOrDefault(name, "");
            comparison.Add(
                LockDifferenceKind.ToolChanged, script.ToString(), was, current,
                current.Length == 0 ? $"The program that {script.Alias} found ({name}) does not exist." : $"The program that {script.Alias} found ({name}) is another one now.", comparison.Mends.Results);
        }
    }

    private static string VersionOf(CacheEntry entry) => entry.Artifact.OriginalMeta.Text("version");

    private static string Show(string version) => version.Length == 0 ? "none" : version;

    private static string DigestOf(string file)
    {
        try
        {
            return File.Exists(file) ? Digests.OfFile(file) : "";
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
