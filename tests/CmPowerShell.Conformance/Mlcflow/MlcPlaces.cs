using System.Text.RegularExpressions;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Conformance.Mlcflow;

/// <summary>The placeholders of records: they are replaced with our folders in commands, and our folders with them in results.</summary>
/// <param name="home">The scratch home.</param>
internal sealed partial class MlcPlaces(MlcHome home)
{
    private IReadOnlyList<(string Name, Func<string> Folder)> Places =>
    [
        ("{home}", () => home.Home),
        ("{cwd}", () => home.WorkDirectory),
        ("{user}", () => home.User),
        ("{data}", () => MlcSampleData.WriteTo(home.Data)),
        ("{tmp}/minpath", home.FewProgramsFolder),
        ("{minpath}", home.FewProgramsFolder),
    ];

    /// <summary>Replaces placeholders with real places.</summary>
    internal string Fill(string text) => Places.Aggregate(text, (filled, place) => filled.Contains(place.Name, StringComparison.Ordinal)
        ? filled.Replace(place.Name, place.Folder(), StringComparison.Ordinal)
        : filled);

    /// <summary>Replaces real places and uids of entries with placeholders.</summary>
    internal string Mark(string text) => EntryUid().Replace(
        text.Replace(home.Home, "{home}", StringComparison.Ordinal)
            .Replace(home.WorkDirectory, "{cwd}", StringComparison.Ordinal)
            .Replace(home.User, "{user}", StringComparison.Ordinal)
            .Replace(home.Data, "{data}", StringComparison.Ordinal),
        "$1{uid}");

    /// <summary>Replaces them in all texts of a value.</summary>
    internal MetaValue Mark(MetaValue value) => value switch
    {
        MetaText text => Mark(text.Value),
        MetaList list => new MetaList(list.Select(Mark)),
        MetaMap map => new MetaMap(map.Select(pair => KeyValuePair.Create(Mark(pair.Key), Mark(pair.Value)))),
        _ => value,
    };

    [GeneratedRegex("""(/local/(?:cache|experiment)/[^/:"'\s]*?_)[0-9a-f]{8}(?![0-9a-f])""")]
    private static partial Regex EntryUid();
}
