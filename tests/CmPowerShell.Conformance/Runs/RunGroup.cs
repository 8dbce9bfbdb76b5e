using CmPowerShell.Meta.Values;

namespace CmPowerShell.Conformance.Runs;

/// <summary>Recorded commands that were run one after the other in one home, in their order.</summary>
internal sealed class RunGroup
{
    private RunGroup(IEnumerable<RunRecord> records) => Records = records
        .OrderBy(record => record.Cache.Count)
        .ThenByDescending(record => record.UnfinishedEntries)
        .ThenByDescending(record => record.MadeEntries.Count > 0)
        .ThenBy(record => record.Place)
        .ToList();

    internal IReadOnlyList<RunRecord> Records { get; }

    /// <summary>The group as a case. No command of it made the entries that were in the home before the first one.</summary>
    internal RecordedCase ToCase()
    {
        var (first, made) = (Records[0], Records.SelectMany(record => record.MadeEntries).ToHashSet(StringComparer.Ordinal));
        var before = first.Cache.Where(entry => !made.Contains(entry.Text("uid"))).Select(entry => (entry, first.CachedState.Find(entry.Text("uid")) as MetaMap));
        return new RecordedCase(first.Name, Records, before.ToList());
    }

    /// <summary>
    /// Finds out from the cache entries which commands shared a home: an entry keeps its uid. Those without any entry left nothing behind and share one.
    /// </summary>
    internal static IReadOnlyList<RunGroup> Of(IReadOnlyList<RunRecord> records)
    {
        var groups = new List<List<RunRecord>>();
        foreach (var record in records)
        {
            var same = groups.Where(group => group.Any(other => ShareHome(other, record))).ToList();
            groups.RemoveAll(same.Contains);
            groups.Add([.. same.SelectMany(group => group), record]);
        }

        return groups.Select(group => new RunGroup(group)).OrderBy(group => group.Records.Min(record => record.Place)).ToList();
    }

    private static bool ShareHome(RunRecord left, RunRecord right) =>
        (left.Cache.Count == 0 && right.Cache.Count == 0) || left.EntryUids.Intersect(right.EntryUids).Any();
}
