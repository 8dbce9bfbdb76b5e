using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Scripts.Variables;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Scripts.Model;

/// <summary>A map of a meta file as the generation of its script reads it: a key that does not count there is absent.</summary>
/// <param name="map">The map. Nothing may change it, unless it belongs to one run.</param>
/// <param name="place">What the map is.</param>
/// <param name="generation">For which scripts the map was written.</param>
/// <param name="variables">The names of the variables that the generation knows.</param>
internal sealed class MetaSection(MetaMap map, MetaPlaces place, ScriptGeneration generation, VariableNames variables)
{
    private static readonly MetaMap Empty = [];

    /// <summary>The map.</summary>
    public MetaMap Map { get; } = map;

    /// <summary>The names of the variables that the generation knows.</summary>
    public VariableNames Variables { get; } = variables;

    /// <summary>Reads the value of a key.</summary>
    public T Read<T>(MetaKey<T> key) => key.In(key.CountsIn(generation, place) ? Map : Empty);

    /// <summary>Returns the map of a key as a separate section.</summary>
    public MetaSection Section(MetaKey<MetaMap> key, MetaPlaces inner) => Of(Read(key), inner);

    /// <summary>Returns the maps in the list of a key; other items count for nothing.</summary>
    public IReadOnlyList<MetaSection> Sections(MetaKey<MetaList> key, MetaPlaces inner) => Read(key).OfType<MetaMap>().Select(item => Of(item, inner)).ToList();

    /// <summary>Returns the values in the map of a key, by their keys; what is no map counts as an empty one.</summary>
    public IEnumerable<KeyValuePair<string, MetaSection>> Named(MetaKey<MetaMap> key, MetaPlaces inner) =>
        Read(key).Select(pair => KeyValuePair.Create(pair.Key, Of(pair.Value as MetaMap ?? [], inner)));

    /// <summary>Returns another map of the same script.</summary>
    public MetaSection Of(MetaMap other, MetaPlaces otherPlace) => new(other, otherPlace, generation, Variables);

    /// <summary>Returns a copy of the map at the same place.</summary>
    public MetaSection Copy() => Of(Map.Clone(), place);
}
