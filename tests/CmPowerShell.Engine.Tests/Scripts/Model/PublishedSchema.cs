using System.Text.Json;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Scripts.Model;
using CmPowerShell.Engine.Tests.Architecture;

namespace CmPowerShell.Engine.Tests.Scripts.Model;

/// <summary>A published schema, and the keys it has at each place of a meta file.</summary>
internal sealed class PublishedSchema
{
    private readonly JsonElement _root;

    private PublishedSchema(string name) =>
        _root = JsonDocument.Parse(File.ReadAllText(Path.Combine(SourceTree.Root, "module", "schemas", name))).RootElement;

    /// <summary>The schema of a generation.</summary>
    public static PublishedSchema Of(ScriptGeneration generation) => new(generation == ScriptGeneration.Component ? "component.schema.json" : "script.schema.json");

    /// <summary>The keys at a place.</summary>
    public IEnumerable<string> KeysIn(MetaPlaces place) => place switch
    {
        MetaPlaces.Script => Properties(_root),
        MetaPlaces.CacheTag => Properties(Property("extra_cache_tags_from_env").GetProperty("items")),
        MetaPlaces.Compatibility => Properties(Property("mlc_compat").GetProperty("items")),
        MetaPlaces.Tests => Properties(Property("tests")),
        MetaPlaces.Update => Definition("conditional"),
        _ => Definition(place.ToString().ToLowerInvariant()),
    };

    private IEnumerable<string> Definition(string name) => Properties(_root.GetProperty("$defs").GetProperty(name));

    private JsonElement Property(string name) => _root.GetProperty("properties").GetProperty(name);

    private static IEnumerable<string> Properties(JsonElement schema) => schema.GetProperty("properties").EnumerateObject().Select(property => property.Name);
}
