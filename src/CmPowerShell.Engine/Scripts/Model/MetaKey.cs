using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Scripts.Model;

/// <summary>A key of meta that the engine reads.</summary>
/// <param name="Name">The key.</param>
/// <param name="Places">The maps in which the scripts of cmind have it.</param>
/// <param name="Property">The property of the model that holds its value.</param>
internal abstract record MetaKey(string Name, MetaPlaces Places, string Property)
{
    /// <summary>The maps in which the components of 2022 have it.</summary>
    public MetaPlaces InComponents { get; init; }

    /// <summary>How its value names variables that decide on the reuse of a cache entry.</summary>
    public NamedVariables Variables { get; init; }

    /// <summary>What the maps in its value are; none where its value holds no maps of meta.</summary>
    public MetaPlaces Inner { get; init; }

    /// <summary>The section of <c>docs/reference/script-meta.md</c> that documents it, as the anchor of its heading.</summary>
    public required string Section { get; init; }

    /// <summary>Returns whether the key counts in a map.</summary>
    /// <param name="generation">For which scripts the map was written.</param>
    /// <param name="place">What the map is.</param>
    public bool CountsIn(ScriptGeneration generation, MetaPlaces place) => ((generation == ScriptGeneration.Component ? InComponents : Places) & place) != 0;
}

/// <summary>A key whose value has a type.</summary>
/// <param name="Name">The key.</param>
/// <param name="Places">The maps in which the scripts of cmind have it.</param>
/// <param name="Property">The property of the model that holds its value.</param>
/// <param name="Read">Reads the value from a map; a key that is not there has an empty value.</param>
/// <typeparam name="T">The type.</typeparam>
internal sealed record MetaKey<T>(string Name, MetaPlaces Places, string Property, Func<MetaMap, string, T> Read) : MetaKey(Name, Places, Property)
{
    /// <summary>Reads the value from a map of any format.</summary>
    public T In(MetaMap map) => Read(map, Name);
}
