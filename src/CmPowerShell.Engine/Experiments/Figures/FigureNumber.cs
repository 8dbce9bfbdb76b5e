using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Experiments.Figures;

/// <summary>Reads values of figures as numbers.</summary>
internal static class FigureNumber
{
    /// <summary>The number of a value; null for a text, a boolean, a list or nothing. It can be infinite or no number at all.</summary>
    public static double? Find(MetaValue? value) => value switch
    {
        MetaInteger integer => (double)integer.Value,
        MetaReal real => real.Value,
        MetaText { Value: "NaN" } => double.NaN,
        MetaText { Value: "Infinity" or "-Infinity" } text => text.Value[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity,
        _ => null,
    };

    /// <summary>The value as a file for other programs can hold it: JSON has no infinite numbers.</summary>
    public static MetaValue Storable(MetaValue value) => value is MetaReal real && !double.IsFinite(real.Value)
        ? (double.IsNaN(real.Value) ? "NaN" : real.Value < 0 ? "-Infinity" : "Infinity")
        : value;
}
