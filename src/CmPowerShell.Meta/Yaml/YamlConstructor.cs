using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Meta.Yaml;

/// <summary>Converts nodes to values as PyYAML's <c>SafeConstructor</c> does. The target of an alias is built again for each alias.</summary>
internal sealed class YamlConstructor(string file)
{
    /// <summary>The most values of a document: nine lines of aliases to aliases can expand to a thousand million.</summary>
    internal const int MostValues = 1_000_000;

    private readonly YamlMerge _merge = new(file);
    private readonly List<DuplicateKey> _duplicates = [];
    private int _values;

    internal MetaDocument Construct(YamlNode? root) => root is null
        ? new MetaDocument(new MetaNull { Position = new SourcePosition(1, 1) }, [])
        : new MetaDocument(Value(root, 0), _duplicates.Distinct().ToList());

    private MetaValue Value(YamlNode node, int depth)
    {
        if (depth > MetaProblem.DeepestNesting)
        {
            throw MetaProblem.TooDeep("YAML", file, node.Position);
        }

        if (++_values > MostValues)
        {
            throw Broken(node, $"its aliases expand to more than {MostValues} values");
        }

        return node switch
        {
            YamlScalarNode scalar => YamlScalars.Read(scalar.Tag, scalar.Value, scalar.Position) ?? throw Unreadable(scalar),
            YamlListNode list => List(list, depth),
            YamlMapNode { Tag: YamlTag.Map or YamlTag.Set } map => Map(map, depth),
            _ => throw Unfit(node),
        };
    }

    private MetaList List(YamlListNode node, int depth) => node.Tag switch
    {
        YamlTag.List => new MetaList(node.Items.Select(item => Value(item, depth + 1))) { Position = node.Position },
        YamlTag.OrderedMap or YamlTag.Pairs => new MetaList(node.Items.Select(item => Pair(item, depth + 1))) { Position = node.Position },
        _ => throw Unfit(node),
    };

    // Python makes a tuple of it, which its JSON writer shows as a list.
    private MetaList Pair(YamlNode node, int depth) => node is YamlMapNode { Pairs: [var pair] }
        ? new MetaList([Value(pair.Key, depth + 1), Value(pair.Value, depth + 1)]) { Position = node.Position }
        : throw Broken(node, "a map with one key is expected here");

    private MetaMap Map(YamlMapNode node, int depth)
    {
        _merge.Flatten(node);
        var map = new MetaMap { Position = node.Position };
        var own = node.Merged == 0 ? null : new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < node.Pairs.Count; i++)
        {
            var (keyNode, valueNode) = node.Pairs[i];
            var key = Key(keyNode, depth + 1);
            if (i >= node.Merged && (own is null ? map.ContainsKey(key) : !own.Add(key)))
            {
                _duplicates.Add(new DuplicateKey(key, map.KeyPosition(key), keyNode.Position));
            }

            var value = Value(valueNode, depth + 1);
            map.Set(key, node.Tag == YamlTag.Set ? MetaNull.Instance : value, keyNode.Position);
        }

        return map;
    }

    private string Key(YamlNode node, int depth) => Value(node, depth) is MetaScalar key
        ? YamlScalars.KeyText(key)
        : throw Broken(node, $"{node.Kind} cannot be a key");

    private CmException Unreadable(YamlScalarNode node) => node.Tag switch
    {
        YamlTag.Merge => Broken(node, "'<<' is a merge key and cannot be a value; put it in quotes to mean the text"),
        YamlTag.Default => Broken(node, "'=' alone is reserved; put it in quotes to mean the text"),
        YamlTag.Binary => Broken(node, "binary data (!!binary) is not supported in meta"),
        YamlTag.Null or YamlTag.Boolean or YamlTag.Integer or YamlTag.Real or YamlTag.Date =>
            Broken(node, $"'{node.Value}' is not a value of the tag '{YamlTag.Short(node.Tag)}'"),
        _ => Unfit(node),
    };

    private CmException Unfit(YamlNode node) => Broken(node, IsKnown(node.Tag)
        ? $"the tag '{YamlTag.Short(node.Tag)}' does not fit {node.Kind}"
        : $"the tag '{YamlTag.Short(node.Tag)}' is not known");

    private static bool IsKnown(string tag) => tag is YamlTag.Null or YamlTag.Boolean or YamlTag.Integer or YamlTag.Real or YamlTag.Text
        or YamlTag.Date or YamlTag.Binary or YamlTag.List or YamlTag.Map or YamlTag.Set or YamlTag.OrderedMap or YamlTag.Pairs;

    private CmException Broken(YamlNode at, string problem) => MetaProblem.Broken("YAML", file, at.Position, problem);
}
