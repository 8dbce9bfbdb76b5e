namespace CmPowerShell.Conformance.Runs;

/// <summary>
/// Checks whether a second run used the cache where the recorded one did: the stored results of all entries are then the very files of the first run.
/// </summary>
internal sealed class CacheHit
{
    private readonly ReplayHome _home;
    private readonly IReadOnlyDictionary<string, DateTime> _before;

    /// <summary>Reads the entries; called between the two runs.</summary>
    internal CacheHit(ReplayHome home)
    {
        _home = home;
        _before = home.StoredResults();
    }

    /// <summary>One line for each stored result that is not the one of before.</summary>
    internal IEnumerable<string> Differences(RunRecord second)
    {
        // An entry that is renewed is loaded too.
        if (!second.LoadedEntries.Except(second.MadeEntries).Any())
        {
            return [];
        }

        var after = _home.StoredResults();
        return _before.Keys.Union(after.Keys)
            .Where(file => !_before.TryGetValue(file, out var old) || !after.TryGetValue(file, out var now) || old != now)
            .Select(file => $"  no hit: {Path.GetFileName(Path.GetDirectoryName(file))} was stored again");
    }
}
