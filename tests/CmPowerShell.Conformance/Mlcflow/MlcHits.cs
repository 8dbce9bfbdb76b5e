namespace CmPowerShell.Conformance.Mlcflow;

/// <summary>Compares how many results a command stored with the number that the log of the record names.</summary>
internal sealed class MlcHits
{
    private readonly MlcHome _home;
    private readonly IReadOnlyDictionary<string, DateTime> _before;

    /// <summary>Reads the entries; called before the command.</summary>
    internal MlcHits(MlcHome home)
    {
        _home = home;
        _before = home.StoredResults();
    }

    /// <summary>A line when the numbers differ.</summary>
    internal IEnumerable<string> Differences(MlcRecord record)
    {
        var stored = _home.StoredResults()
            .Where(pair => !_before.TryGetValue(pair.Key, out var old) || old != pair.Value)
            .Select(pair => Path.GetFileName(Path.GetDirectoryName(pair.Key)))
            .Order(StringComparer.Ordinal)
            .ToList();
        var recorded = record.Log.Count(line => line.Contains("- cache UID: ", StringComparison.Ordinal));
        return stored.Count == recorded ? [] : [$"results were stored: recorded {recorded}, ours {stored.Count}: {string.Join(", ", stored)}"];
    }
}
