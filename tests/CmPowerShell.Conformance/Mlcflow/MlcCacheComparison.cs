using System.Text.RegularExpressions;
using CmPowerShell.Conformance.Runs;
using CmPowerShell.Conformance.Runs.Rules;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Conformance.Mlcflow;

/// <summary>Compares the cache entries in the home with the recorded ones; entries belong together by folder and tags.</summary>
internal sealed partial class MlcCacheComparison(MlcRecord record, MlcHome home, MlcPlaces places)
{
    // Our records of an entry, and those of a lock, are no part of the layout of mlcflow.
    private static readonly string[] OwnFiles = [".lock", "cm-cache-begun", "cm-cache-files.json", "cm-cache-record.json", "cm-last-used"];

    // The records have the first of the files.
    private const int LongestList = 40;

    /// <summary>One line for each difference.</summary>
    internal IEnumerable<string> Differences()
    {
        if (record.Cache is not { } cache)
        {
            return [];
        }

        var ours = home.Entries().Where(entry => entry.Meta.Count > 0).ToList();
        var differences = new List<string>();
        foreach (var recorded in cache.Where(entry => !entry.ContainsKey("__unreadable__")).OrderBy(IsUnfinished))
        {
            var place = Best(ours, recorded);
            if (place < 0)
            {
                differences.Add($"entry is missing: {Title(recorded, recorded.Text("folder"))}");
                continue;
            }

            differences.AddRange(Between(recorded, ours[place]).Select(text => $"entry {WithoutUid(recorded.Text("folder"))}: {text}"));
            ours.RemoveAt(place);
        }

        return [.. differences, .. ours.Select(entry => $"one more entry: {Title(entry.Meta, entry.Folder)}")];
    }

    private static int Best(List<MlcEntry> ours, MetaMap recorded)
    {
        var same = ours.FindIndex(entry => Key(entry.Meta, entry.Folder) == Key(recorded, recorded.Text("folder")));
        return same >= 0 ? same : ours.FindIndex(entry =>
            WithoutUid(entry.Folder) == WithoutUid(recorded.Text("folder")) && IsUnfinished(entry.Meta) == IsUnfinished(recorded)
            && Versionless(entry.Meta).Intersect(Versionless(recorded)).Count() >= Versionless(recorded).Count() - 2);
    }

    private IEnumerable<string> Between(MetaMap recorded, MlcEntry ours)
    {
        var meta = Difference.Between(Comparable(recorded), Comparable(ours.Meta), "meta");
        var state = record.CachedState.Find(recorded.Text("uid")) is { } expected ? Difference.Between(places.Mark(expected), places.Mark(ours.State ?? []), "state") : [];
        return meta.Concat(state).Where(difference => !MachineFacts.Explain(difference)).Select(MlcComparison.Text).Concat(Files(recorded, ours));
    }

    private IEnumerable<string> Files(MetaMap recorded, MlcEntry ours)
    {
        if (record.CacheFiles.Find(recorded.Text("uid")) is not MetaList files)
        {
            return [];
        }

        var expected = files.Texts().Except(OwnFiles).ToList();
        var found = files.Count < LongestList ? ours.Files.Except(OwnFiles).ToList() : expected.Intersect(ours.Files).ToList();
        return expected.Except(found).Select(file => $"file is missing: {file}").Concat(found.Except(expected).Select(file => $"one more file: {file}"));
    }

    private MetaMap Comparable(MetaMap meta)
    {
        var own = (MetaMap)places.Mark(meta);
        own.Remove("folder");
        own.Remove("uid");
        if (own.ContainsKey("cache_expiration"))
        {
            own["cache_expiration"] = "a time";
        }

        if (IsUnfinished(meta))
        {
            own["tags"] = MetaList.OfTexts(meta.Texts("tags").Order(StringComparer.Ordinal));
        }

        return own;
    }

    private static bool IsUnfinished(MetaMap meta) => meta.Texts("tags").Contains("tmp");

    private static string Key(MetaMap meta, string folder) => $"{WithoutUid(folder)} {string.Join(',', Versionless(meta))} {meta.ContainsKey("cache_expiration")}";

    // Entries are of the same kind for any version of a tool.
    private static IEnumerable<string> Versionless(MetaMap meta) => meta.Texts("tags")
        .Select(tag => tag.Contains("version-", StringComparison.Ordinal) ? Versions.WithoutNumbers(tag) : tag)
        .Order(StringComparer.Ordinal);

    private static string Title(MetaMap meta, string folder) => $"{WithoutUid(folder)} {string.Join(',', meta.Texts("tags"))}";

    private static string WithoutUid(string folder) => Uid().Replace(folder, "");

    [GeneratedRegex("_[0-9a-f]{8}$")]
    private static partial Regex Uid();
}
