namespace CmPowerShell.Meta.Values;

/// <summary>Reading typed values out of a map in the forgiving way of the Python tools.</summary>
public static class MetaAccess
{
    /// <summary>The text of a key, or <paramref name="fallback"/> when it is missing or null. Other scalars become their Python text.</summary>
    public static string Text(this MetaMap map, string key, string fallback = "") =>
        map.Find(key) is { } value and not MetaNull ? value.ToString() : fallback;

    /// <summary>Whether a key holds something that Python takes for true.</summary>
    public static bool Flag(this MetaMap map, string key) => map.Find(key).IsTrue();

    /// <summary>The map of a key, or an empty one when it is missing or something else.</summary>
    public static MetaMap Map(this MetaMap map, string key) => map.Find(key) as MetaMap ?? [];

    /// <summary>The list of a key, or an empty one when it is missing or something else.</summary>
    public static MetaList List(this MetaMap map, string key) => map.Find(key) as MetaList ?? [];

    /// <summary>The texts of a key that holds a list, or one text with commas; trimmed, without empty ones.</summary>
    public static IReadOnlyList<string> Texts(this MetaMap map, string key) => map.Find(key) switch
    {
        null or MetaNull => [],
        MetaList list => list.Texts().ToList(),
        var single => single.ToString().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
    };

    /// <summary>Whether Python takes the value for true: not null, false, zero or empty.</summary>
    public static bool IsTrue(this MetaValue? value) => value switch
    {
        null or MetaNull => false,
        MetaBoolean boolean => boolean.Value,
        MetaInteger integer => !integer.Value.IsZero,
        MetaReal real => real.Value != 0,
        MetaText text => text.Value.Length > 0,
        MetaList list => list.Count > 0,
        MetaMap map => map.Count > 0,
        _ => true,
    };
}
