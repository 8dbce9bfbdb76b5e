using CmPowerShell.Meta.Values;

namespace CmPowerShell.Meta.Yaml;

/// <summary>
/// Resolves merge keys: <c>&lt;&lt;: *other</c> puts the pairs of another map before the own ones, so that the own win.
/// Of several maps in a list the earlier wins.
/// </summary>
internal sealed class YamlMerge(string file)
{
    // Merging merged maps again and again multiplies their pairs.
    private const int MostPairs = 1_000_000;

    private int _merged;

    /// <summary>Replaces the merge keys of a map with the pairs that they refer to. A second call changes nothing.</summary>
    /// <param name="map">The map.</param>
    internal void Flatten(YamlMapNode map) => Flatten(map, 0);

    private void Flatten(YamlMapNode map, int depth)
    {
        if (depth > MetaProblem.DeepestNesting)
        {
            throw MetaProblem.TooDeep("YAML", file, map.Position);
        }

        var sources = TakeSources(map);
        foreach (var key in map.Pairs.Select(pair => pair.Key).Where(key => key.Tag == YamlTag.Default))
        {
            key.Tag = YamlTag.Text;
        }

        if (sources.Count > 0)
        {
            Prepend(map, sources.SelectMany(source => Pairs(source, depth)).ToList());
        }
    }

    private static List<YamlNode> TakeSources(YamlMapNode map)
    {
        if (!map.Pairs.Exists(IsMerge))
        {
            return [];
        }

        var sources = map.Pairs.Where(IsMerge).Select(pair => pair.Value).ToList();
        map.Pairs.RemoveAll(IsMerge);
        return sources;
    }

    private static bool IsMerge((YamlNode Key, YamlNode Value) pair) => pair.Key.Tag == YamlTag.Merge;

    private List<(YamlNode Key, YamlNode Value)> Pairs(YamlNode source, int depth) => source switch
    {
        YamlMapNode map => Flattened(map, depth),
        YamlListNode list => list.Items.AsEnumerable().Reverse().SelectMany(item => item is YamlMapNode map ? Flattened(map, depth) : throw NoMap(item)).ToList(),
        _ => throw NoMap(source),
    };

    private List<(YamlNode Key, YamlNode Value)> Flattened(YamlMapNode map, int depth)
    {
        Flatten(map, depth + 1);
        _merged += map.Pairs.Count;
        return _merged <= MostPairs ? map.Pairs : throw MetaProblem.Broken("YAML", file, map.Position, $"its merge keys add more than {MostPairs} pairs");
    }

    private static void Prepend(YamlMapNode map, List<(YamlNode Key, YamlNode Value)> pairs)
    {
        map.Pairs.InsertRange(0, pairs);
        map.Merged += pairs.Count;
    }

    private CmPowerShell.Meta.Errors.CmException NoMap(YamlNode node) =>
        MetaProblem.Broken("YAML", file, node.Position, $"'<<' takes a map or a list of maps, and this is {node.Kind}");
}
