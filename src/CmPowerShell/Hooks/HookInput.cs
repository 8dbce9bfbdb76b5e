using System.Collections.Specialized;
using CmPowerShell.Meta.Values;
using CmPowerShell.Values;

namespace CmPowerShell.Hooks;

/// <summary>
/// Makes the argument <c>$i</c> of a hook: ordered dictionaries and lists that the hook changes in place. A map that is at two places
/// of the input is one object in both.
/// </summary>
internal sealed class HookInput
{
    private readonly Dictionary<MetaMap, OrderedDictionary> _made = new(ReferenceEqualityComparer.Instance);

    /// <summary>The dictionary of an input.</summary>
    public static OrderedDictionary Create(MetaMap input) => new HookInput().Map(input);

    private OrderedDictionary Map(MetaMap map)
    {
        if (_made.TryGetValue(map, out var known))
        {
            return known;
        }

        var table = new OrderedDictionary(map.Count, GetComparer(map));
        _made.Add(map, table);
        foreach (var (key, value) in map)
        {
            table.Add(key, Value(value));
        }

        return table;
    }

    private object? Value(MetaValue value) => value switch
    {
        MetaMap map => Map(map),
        MetaList list => list.Select(Value).ToList(),
        _ => FromMeta.Value(value),
    };

    // As everywhere in PowerShell case plays no part, unless keys differ in nothing else: http_proxy and HTTP_PROXY are often both there.
    private static StringComparer GetComparer(MetaMap map) =>
        map.Keys.Distinct(StringComparer.OrdinalIgnoreCase).Count() == map.Count ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;
}
