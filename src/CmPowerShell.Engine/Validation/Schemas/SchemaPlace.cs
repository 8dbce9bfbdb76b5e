using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Validation.Schemas;

/// <summary>A value of a meta file with its schema.</summary>
/// <param name="Value">The value.</param>
/// <param name="Schema">Its schema.</param>
/// <param name="Path">Its path in the meta, such as <c>variations.cpu.deps[2]</c>; empty for the whole.</param>
/// <param name="File">The file.</param>
/// <param name="Position">The position of its key, or of the value itself for an item of a list.</param>
internal sealed record SchemaPlace(MetaValue Value, MetaSchema Schema, string Path, string File, SourcePosition Position)
{
    /// <summary>The value as a map, or an empty one.</summary>
    public MetaMap Map => Value as MetaMap ?? [];

    /// <summary>The value and all values in it with a definition in the schema.</summary>
    public IEnumerable<SchemaPlace> Below() => Children().SelectMany(child => child.Below()).Prepend(this);

    private IEnumerable<SchemaPlace> Children() => Value switch
    {
        MetaMap map => map.Select(pair => Child(map, pair.Key, pair.Value)).OfType<SchemaPlace>(),
        MetaList list when Schema.Items is { } items =>
            list.Select((item, place) => new SchemaPlace(item, Choose(items, item), $"{Path}[{place}]", File, item.Position)),
        _ => [],
    };

    private SchemaPlace? Child(MetaMap map, string key, MetaValue value)
    {
        var schema = Schema.Properties.GetValueOrDefault(key) ?? Schema.Others;
        return schema is null ? null : new(value, Choose(schema, value), Path.Length == 0 ? key : $"{Path}.{key}", File, map.KeyPosition(key));
    }

    private static MetaSchema Choose(MetaSchema schema, MetaValue value) =>
        schema.Alternatives.Count == 0 ? schema : schema.Alternatives.FirstOrDefault(alternative => MetaType.Fits(value, alternative)) ?? schema.Alternatives[^1];
}
