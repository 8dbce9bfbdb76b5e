using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Cache;
using CmPowerShell.Engine.Cache.Records;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Index;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Scripts.Generations;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Content;

/// <summary>Compares script, platform, recipe and dependencies of a record with the current state.</summary>
/// <param name="index">Finds scripts.</param>
/// <param name="store">Finds entries.</param>
/// <param name="paths">Checks paths.</param>
internal sealed class RecordedContent(IArtifactIndex index, ICacheStore store, RecordedPaths paths)
{
    /// <summary>Describes the difference of script, platform and recipe; null if there is none.</summary>
    /// <param name="record">The record of an entry.</param>
    /// <param name="script">The script that runs now.</param>
    /// <param name="recipe">Its recipe now.</param>
    public static string? OfScript(CacheRecord record, Artifact script, Recipe recipe) =>
        record.Script.Uid != script.Uid ? $"it was made by the script '{record.Script}'"
        : record.Origin.Platform != CacheOrigin.ThisPlatform ? $"it was made on {record.Origin.Platform}, and this is {CacheOrigin.ThisPlatform}"
        : record.Recipe.Difference(recipe);

    /// <summary>Describes a path of the result that existed when it was made and is gone; null if there is none.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="record">Its record.</param>
    public string? OfPaths(ICacheEntry entry, CacheRecord record) => paths.WhyGone(entry, record);

    /// <summary>Describes the difference of the dependencies at any depth; null if there is none.</summary>
    /// <param name="record">The record of an entry.</param>
    /// <param name="changes">The changes for dependencies at any depth.</param>
    /// <param name="needs">Takes the uids of the entries from which the result was made.</param>
    public string? OfDependencies(CacheRecord record, MetaMap changes, ICollection<string> needs)
    {
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        var difference = OfDependencies(record, changes, seen);
        seen.Values.Where(uid => uid.Length > 0).Distinct().ToList().ForEach(needs.Add);
        return difference;
    }

    /// <summary>Explains why a result may not be used if only pinned repositories may run: a dependency at any depth is of another one. Null if there is none.</summary>
    /// <param name="record">The record of an entry.</param>
    /// <param name="pinned">The rule.</param>
    public string? OfPinned(CacheRecord record, PinnedRule pinned) => OfPinned(record, pinned, new HashSet<string>(StringComparer.Ordinal));

    private string? OfPinned(CacheRecord record, PinnedRule pinned, HashSet<string> seen) => record.Dependencies
        .Where(dependency => seen.Add($"{dependency.Script.Uid} {dependency.Entry}"))
        .Select(dependency => WhyNotPinned(dependency, pinned, seen))
        .FirstOrDefault(why => why is not null);

    private string? WhyNotPinned(RecordedDependency dependency, PinnedRule pinned, HashSet<string> seen)
    {
        var why = FindScript(dependency.Script.Uid) is { } script ? pinned.WhyRefused(script) : "it is in no repository";
        var entry = dependency.Entry.Length > 0 ? Find(WellKnownNames.Cache, dependency.Entry) ?? Find(WellKnownNames.Installed, dependency.Entry) : null;
        return why is not null ? $"the script '{dependency.Script}' of its dependency may not run: {why}"
            : entry is not null && CacheRecordFile.TryRead(entry.Path) is { } record ? OfPinned(record, pinned, seen) : null;
    }

    // A dependency that was checked already is not checked again.
    private string? OfDependencies(CacheRecord record, MetaMap changes, Dictionary<string, string> seen) => record.Dependencies
        .Where(dependency => seen.TryAdd($"{dependency.Script.Uid} {dependency.Entry} {dependency.Key}", dependency.Entry))
        .Select(dependency => dependency.Entry.Length > 0 ? OfCached(dependency, changes, seen) : OfUncached(dependency))
        .FirstOrDefault(difference => difference is not null);

    private string? OfCached(RecordedDependency dependency, MetaMap changes, Dictionary<string, string> seen)
    {
        var entry = store.FindByUid(dependency.Entry);
        if (entry is null)
        {
            return $"the result of its dependency '{dependency.Tags}', the entry {dependency.Entry}, is not there any more";
        }

        if (entry.TryReadRecord() is not { } record)
        {
            return dependency.Key.Length == 0 ? null : $"the record of its dependency '{dependency.Tags}' is gone";
        }

        var difference = record.Key != dependency.Key ? "was made again with another result" : Change(record) ?? Asked(record, changes) ?? paths.WhyGone(entry, record) ?? OfDependencies(record, changes, seen);
        return difference is null ? null : $"its dependency '{dependency.Tags}' ({difference})";
    }

    private string? OfUncached(RecordedDependency dependency) =>
        FindScript(dependency.Script.Uid) is not { } script ? $"the script '{dependency.Script}' of its dependency '{dependency.Tags}' is not there any more"
        : RecipeFiles.Read(script).Digest == dependency.Key ? null
        : $"its dependency '{dependency.Tags}' (files of the script '{dependency.Script}' were changed)";

    private string? Change(CacheRecord record) => FindScript(record.Script.Uid) is { } script
        ? record.Recipe.Difference(RecipeFiles.Read(script))
        : $"the script '{record.Script}' is not there any more";

    private static string? Asked(CacheRecord record, MetaMap changes) => record.Asks
        .SelectMany(ask => ask.Names.Select(name => changes.Find(name)).OfType<MetaMap>().Select(change => ask.Difference(RecordedRequest.Create(ask.Names, change))))
        .FirstOrDefault(difference => difference is not null);

    private Artifact? FindScript(string uid) => FindIn(generation => generation.Automation, uid);

    private Artifact? FindIn(Func<Generation, ObjectName> automation, string uid) =>
        Generation.All.Reverse().Select(generation => Find(automation(generation), uid)).FirstOrDefault(found => found is not null);

    private Artifact? Find(ObjectName automation, string uid) =>
        index.Find(new ArtifactQuery(automation, ArtifactName.Any with { Object = new ObjectName("", uid) }, TagQuery.Any)) is [var found, ..] ? found : null;
}
