using CmPowerShell.Conformance.Runs.Rules;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Conformance.Runs;

/// <summary>Compares the cache entries in the home with the recorded ones; entries belong together by their tags.</summary>
internal sealed class CacheComparison(RunRecord record, ReplayHome home, Placeholders places)
{
    /// <summary>One line or more for each difference.</summary>
    internal IEnumerable<string> Differences()
    {
        var ours = home.Entries().ToList();
        var differences = new List<string>();
        foreach (var recorded in record.Cache)
        {
            var place = ours.FindIndex(entry => TagsOf(entry.Meta) == TagsOf(recorded));
            if (place < 0)
            {
                differences.Add($"  no cache entry has the tags {TagsOf(recorded)}");
                continue;
            }

            differences.AddRange(Between(recorded, ours[place].Meta, "_cm.json"));
            differences.AddRange(States(record.CachedState.Find(recorded.Text("uid")), ours[place].State));
            ours.RemoveAt(place);
        }

        return [.. differences, .. ours.Select(entry => $"  a cache entry more, with the tags {TagsOf(entry.Meta)}")];
    }

    private IEnumerable<string> States(MetaValue? recorded, MetaMap? ours) =>
        recorded is null ? [] : Between(recorded, ours ?? [], "cm-cached-state.json");

    private IEnumerable<string> Between(MetaValue recorded, MetaMap ours, string file) =>
        Difference.Between(places.Mark(recorded), places.Mark(ours))
            .Where(difference => !MachineFacts.Explain(difference))
            .Select(difference => $"  in {file} of a cache entry\n  {difference}");

    // Entries are of the same kind for any version of a tool.
    private static string TagsOf(MetaMap meta) =>
        string.Join(',', meta.Texts("tags").Select(tag => tag.StartsWith("version-", StringComparison.Ordinal) ? Versions.WithoutNumbers(tag) : tag));
}
