using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Experiments.Figures;

/// <summary>Makes one level of nested maps: the keys of the levels are joined with dots, as the experiment automation of the Python tools does.</summary>
internal static class FlatMap
{
    /// <summary>The map with one level.</summary>
    public static MetaMap Create(MetaMap map)
    {
        var flat = new MetaMap();
        Add(flat, map, "");
        return flat;
    }

    private static void Add(MetaMap flat, MetaMap map, string prefix)
    {
        foreach (var (key, value) in map)
        {
            if (value is MetaMap inner)
            {
                Add(flat, inner, $"{prefix}{key}.");
            }
            else
            {
                flat[prefix + key] = value;
            }
        }
    }
}
