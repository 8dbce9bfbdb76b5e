using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Experiments.Figures;

/// <summary>
/// Figures in the state of a run: the key <c>figures</c> is a map of names, each with a number or a map of <c>value</c>, <c>unit</c> and <c>better</c>,
/// or a list of such maps with <c>name</c>. The key <c>benchmark</c>, which the built-in benchmark sets, is such a list with medians.
/// </summary>
internal static class StateFigures
{
    /// <summary>The documented key.</summary>
    public const string Key = "figures";

    private const string BenchmarkKey = "benchmark";

    /// <summary>Reads the figures of a state.</summary>
    public static IEnumerable<Figure> Read(MetaMap state) => ReadList(state.List(BenchmarkKey)).Concat(state.Find(Key) switch
    {
        MetaMap map => map.SelectMany(pair => Read(pair.Key, pair.Value)),
        MetaList list => ReadList(list),
        _ => [],
    });

    /// <summary>Reads a list of maps with <c>name</c> and <c>value</c>.</summary>
    public static IEnumerable<Figure> ReadList(MetaList list) => list.OfType<MetaMap>().Where(map => map.Text("name").Length > 0).SelectMany(map => Read(map.Text("name"), map));

    private static IEnumerable<Figure> Read(string name, MetaValue value) => value switch
    {
        MetaMap map when (map.Find("value") ?? map.Find("median")) is { } measured => [new Figure(name, measured, map.Text("unit"), GetBetter(map.Text("better")))],
        MetaMap map => FlatMap.Create(map).Select(pair => new Figure($"{name}.{pair.Key}", pair.Value)),
        MetaList or MetaNull => [],
        _ => [new Figure(name, value)],
    };

    /// <summary>The direction that a word means.</summary>
    public static BetterDirection GetBetter(string word) => word switch
    {
        "lower" => BetterDirection.Lower,
        "higher" => BetterDirection.Higher,
        _ => BetterDirection.Unknown,
    };
}
