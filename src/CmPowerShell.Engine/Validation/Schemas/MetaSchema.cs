using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Validation.Schemas;

/// <summary>
/// One node of a published schema: as much of JSON Schema as these use. In addition to its keywords they have <c>x-dialect</c>, the only dialect that
/// has a key, and <c>x-inputs</c>, a map that can also contain inputs of scripts.
/// </summary>
internal sealed class MetaSchema
{
    private readonly MetaMap _node;
    private readonly SchemaFile _file;
    private readonly Lazy<IReadOnlyDictionary<string, MetaSchema>> _properties;
    private readonly Lazy<MetaSchema?> _items;
    private readonly Lazy<MetaSchema?> _others;
    private readonly Lazy<IReadOnlyList<MetaSchema>> _alternatives;

    /// <summary>Reads a node; its references are read on first access, because schemas refer to themselves.</summary>
    /// <param name="node">The node.</param>
    /// <param name="file">Its schema.</param>
    /// <param name="name">Its name among the definitions, or empty.</param>
    public MetaSchema(MetaMap node, SchemaFile file, string name)
    {
        (_node, _file, Name) = (node, file, name);
        Types = node.Texts("type").ToHashSet(StringComparer.Ordinal);
        _properties = new(() => node.Map("properties").ToDictionary(pair => pair.Key, pair => Get(pair.Value), StringComparer.Ordinal));
        _items = new(() => node.Find("items") is { } items ? Get(items) : null);
        _others = new(() => node.Find("additionalProperties") is MetaMap others ? Get(others) : null);
        _alternatives = new(() => node.List("anyOf").Select(Get).ToList());
    }

    /// <summary>The name among the definitions of its file, such as <c>dependency</c>; empty for others.</summary>
    public string Name { get; }

    /// <summary>The types a value can have: <c>string</c>, <c>integer</c>, …; empty for any.</summary>
    public IReadOnlySet<string> Types { get; }

    /// <summary>The known keys of a map.</summary>
    public IReadOnlyDictionary<string, MetaSchema> Properties => _properties.Value;

    /// <summary>The schema of the items of a list.</summary>
    public MetaSchema? Items => _items.Value;

    /// <summary>The schema of the values of other keys of a map; null if it is not defined.</summary>
    public MetaSchema? Others => _others.Value;

    /// <summary>Alternatives of which one must match; empty if they are not defined.</summary>
    public IReadOnlyList<MetaSchema> Alternatives => _alternatives.Value;

    /// <summary>Whether other keys are a mistake.</summary>
    public bool IsClosed => _node.Find("additionalProperties") is MetaBoolean { Value: false };

    /// <summary>Whether the keys can include inputs of scripts.</summary>
    public bool TakesInputs => _node.Flag("x-inputs");

    /// <summary>The keys that must be there.</summary>
    public IReadOnlyList<string> Required => _node.Texts("required");

    /// <summary>The dialect that alone has the key; null when all have it.</summary>
    public MetaDialect? Dialect => Enum.TryParse<MetaDialect>(_node.Text("x-dialect"), ignoreCase: true, out var dialect) ? dialect : null;

    /// <summary>Whether a dialect has the key.</summary>
    public bool IsOf(MetaDialect dialect) => Dialect is null || Dialect == dialect;

    /// <summary>The regular expression that a text must match; empty for any text.</summary>
    public string Pattern => _node.Text("pattern");

    private MetaSchema Get(MetaValue node)
    {
        var map = (MetaMap)node;
        var target = map.Text("$ref");
        return target.Length == 0 ? new(map, _file, "") : _file.Definition(target, map.Text("x-dialect"));
    }
}
