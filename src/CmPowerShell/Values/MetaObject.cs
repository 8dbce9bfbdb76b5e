using System.Management.Automation;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Values;

/// <summary>Makes of meta an object with properties, as ConvertFrom-Json does.</summary>
internal static class MetaObject
{
    /// <summary>
    /// The object; maps in it are objects, too. A map that cannot be one, because a key is empty or two keys differ only in case, is an ordered dictionary.
    /// </summary>
    public static object Create(MetaMap map)
    {
        var names = map.Keys.ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (names.Count < map.Count || names.Contains(""))
        {
            return FromMeta.Map(map);
        }

        var made = new PSObject();
        foreach (var (key, value) in map)
        {
            made.Properties.Add(new PSNoteProperty(key, Value(value)));
        }

        return made;
    }

    private static object? Value(MetaValue value) => value switch
    {
        MetaMap map => Create(map),
        MetaList list => list.Select(Value).ToArray(),
        _ => FromMeta.Value(value),
    };
}
