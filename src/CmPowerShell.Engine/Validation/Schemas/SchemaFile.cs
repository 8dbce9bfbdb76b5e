using System.Collections.Concurrent;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Validation.Schemas;

/// <summary>A published schema, as it is built into this assembly.</summary>
internal sealed class SchemaFile
{
    private const string Definitions = "#/$defs/";
    private readonly ConcurrentDictionary<(string Name, string Dialect), MetaSchema> _definitions = new();
    private readonly MetaMap _content;

    private SchemaFile(string name)
    {
        using var stream = typeof(SchemaFile).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The schema {name} is not built in.");
        using var reader = new StreamReader(stream);
        _content = (MetaMap)JsonMeta.Parse(reader.ReadToEnd(), name);
        Root = new(_content, this, "");
    }

    /// <summary>Scripts of both dialects.</summary>
    public static MetaSchema Script { get; } = new SchemaFile("script.schema.json").Root;

    /// <summary>Components of 2022.</summary>
    public static MetaSchema Component { get; } = new SchemaFile("component.schema.json").Root;

    /// <summary>Artifacts of any other automation.</summary>
    public static MetaSchema Artifact { get; } = new SchemaFile("artifact.schema.json").Root;

    /// <summary>Repositories.</summary>
    public static MetaSchema Repository { get; } = new SchemaFile("repository.schema.json").Root;

    /// <summary>The node of the whole file.</summary>
    public MetaSchema Root { get; }

    /// <summary>A definition of this file.</summary>
    /// <param name="reference">The reference, <c>#/$defs/name</c>.</param>
    /// <param name="dialect">The value of <c>x-dialect</c> next to the reference, or empty.</param>
    public MetaSchema Definition(string reference, string dialect)
    {
        var name = reference.StartsWith(Definitions, StringComparison.Ordinal)
            ? reference[Definitions.Length..]
            : throw new InvalidOperationException($"The reference {reference} leads out of the schema.");
        return _definitions.GetOrAdd((name, dialect), Read);
    }

    private MetaSchema Read((string Name, string Dialect) key)
    {
        var node = _content.Map("$defs").Map(key.Name).Clone();
        if (key.Dialect.Length > 0)
        {
            node["x-dialect"] = key.Dialect;
        }

        return new(node, this, key.Name);
    }
}
