using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Hooks.Messages;

/// <summary>
/// Live maps that are an entry of another live map, such as <c>state</c> in <c>run_script_input</c>. They are sent once; on the other side they are
/// one object again, and back here too.
/// </summary>
internal static class SharedEntries
{
    /// <summary>The input with null in the place of each such entry, and the notes about the original values.</summary>
    /// <returns>The input, and pairs of paths: a place, and the place of the same object.</returns>
    public static (MetaMap Input, MetaList Same) TakeOut(MetaMap input, IReadOnlyList<string> live)
    {
        var maps = new Dictionary<object, string>(ReferenceEqualityComparer.Instance);
        foreach (var key in live.Where(key => input.Find(key) is MetaMap))
        {
            maps[input.Map(key)] = key;
        }

        var same = new MetaList();
        MetaMap? copy = null;
        foreach (var (map, place) in maps)
        {
            var shared = Entries((MetaMap)map, place, maps).ToList();
            if (shared.Count > 0)
            {
                (copy ??= new MetaMap(input))[place] = Without((MetaMap)map, shared);
                shared.ForEach(pair => same.Add(new MetaList([MetaList.OfTexts([place, pair.Entry]), MetaList.OfTexts([pair.Other])])));
            }
        }

        return (copy ?? input, same);
    }

    /// <summary>Puts the maps back as entries of each other.</summary>
    /// <param name="live">The live maps after the call; those that get another entry are replaced.</param>
    /// <param name="same">Triples: a live map, its entry, and the live map of the entry.</param>
    public static void PutBack(Dictionary<string, MetaMap> live, MetaList same)
    {
        foreach (var (place, entry, other) in same.OfType<MetaList>().Select(note => (note[0].ToString(), note[1].ToString(), live[note[2].ToString()])))
        {
            if (!ReferenceEquals(live[place].Find(entry), other))
            {
                live[place] = new MetaMap(live[place]) { [entry] = other };
            }
        }
    }

    private static IEnumerable<(string Entry, string Other)> Entries(MetaMap map, string place, Dictionary<object, string> maps) =>
        from pair in map
        where pair.Value is MetaMap && maps.TryGetValue(pair.Value, out var other) && other != place
        select (pair.Key, maps[pair.Value]);

    private static MetaMap Without(MetaMap map, List<(string Entry, string Other)> shared)
    {
        var copy = new MetaMap(map);
        shared.ForEach(pair => copy[pair.Entry] = MetaNull.Instance);
        return copy;
    }
}
