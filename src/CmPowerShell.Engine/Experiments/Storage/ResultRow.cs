using System.Collections;
using System.Numerics;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Experiments.Storage;

/// <summary>
/// One result as it was read: keys of one level, and values as text, int, long, BigInteger, double, bool, null or an array of them. Results of one file share the list of keys.
/// </summary>
/// <param name="Keys">The keys, in the order of the file.</param>
/// <param name="Values">The values of the keys.</param>
public sealed record ResultRow(IReadOnlyList<string> Keys, IReadOnlyList<object?> Values)
{
    /// <summary>The result as a map; of equal keys the last one counts.</summary>
    public MetaMap ToMap()
    {
        var map = new MetaMap();
        for (var i = 0; i < Keys.Count; i++)
        {
            map[Keys[i]] = GetValue(Values[i]);
        }

        return map;
    }

    private static MetaValue GetValue(object? value) => value switch
    {
        string text => text,
        int whole => whole,
        long large => large,
        BigInteger big => big,
        double real => real,
        bool flag => flag,
        IDictionary table => new MetaMap(table.Cast<DictionaryEntry>().Select(pair => KeyValuePair.Create((string)pair.Key, GetValue(pair.Value)))),
        object?[] items => new MetaList(items.Select(GetValue)),
        _ => MetaNull.Instance,
    };
}
