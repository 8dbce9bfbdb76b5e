using CmPowerShell.Meta.Values;

namespace CmPowerShell;

/// <summary>One measured figure of a benchmark.</summary>
public sealed class CmFigure
{
    private CmFigure(MetaMap map)
    {
        Name = map.Text("name");
        Unit = map.Text("unit");
        Minimum = Number(map, "minimum");
        Median = Number(map, "median");
        Maximum = Number(map, "maximum");
        Runs = Number(map, "runs") is { } runs ? (int)runs : null;
    }

    /// <summary>The measured quantity.</summary>
    public string Name { get; }

    /// <summary>The unit of the three numbers, such as <c>ms</c> or <c>GB/s</c>.</summary>
    public string Unit { get; }

    /// <summary>The least value of all runs.</summary>
    public double? Minimum { get; }

    /// <summary>The value in the middle of all runs.</summary>
    public double? Median { get; }

    /// <summary>The greatest value of all runs.</summary>
    public double? Maximum { get; }

    /// <summary>The number of measurements.</summary>
    public int? Runs { get; }

    /// <summary>The figure in one line.</summary>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Name}: {Median} {Unit}");

    internal static IReadOnlyList<CmFigure> ReadAll(MetaMap state) =>
        state.List("benchmark").OfType<MetaMap>().Select(map => new CmFigure(map)).ToList();

    private static double? Number(MetaMap map, string key) => map.Find(key) switch
    {
        MetaInteger integer => (double)integer.Value,
        MetaReal real => real.Value,
        MetaText text when double.TryParse(text.Value, System.Globalization.CultureInfo.InvariantCulture, out var value) => value,
        _ => null,
    };
}
