using System.Collections.Specialized;
using System.Numerics;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Values;

/// <summary>Converts the engine's values to PowerShell's: ordered dictionaries, arrays, numbers, texts.</summary>
internal static class FromMeta
{
    /// <summary>
    /// An ordered dictionary that can be read as <c>$map.KEY</c> and as <c>$map['+PATH']</c>. Keys that differ only in case stay apart.
    /// </summary>
    public static OrderedDictionary Map(MetaMap map)
    {
        var table = new OrderedDictionary(map.Count, StringComparer.Ordinal);
        foreach (var (key, value) in map)
        {
            table.Add(key, Value(value));
        }

        return table;
    }

    /// <summary>The value; an integer has the smallest of int, long and BigInteger that holds it.</summary>
    public static object? Value(MetaValue value) => value switch
    {
        MetaNull => null,
        MetaBoolean boolean => boolean.Value,
        MetaInteger integer => Integer(integer.Value),
        MetaReal real => real.Value,
        MetaText text => text.Value,
        MetaDate date => date.Value,
        MetaList list => list.Select(Value).ToArray(),
        MetaMap map => Map(map),
        _ => value.ToString(),
    };

    // Each case separately: int and long become BigInteger where one expression has all three.
    private static object Integer(BigInteger value)
    {
        if (value >= int.MinValue && value <= int.MaxValue)
        {
            return (int)value;
        }

        return value >= long.MinValue && value <= long.MaxValue ? (object)(long)value : value;
    }
}
