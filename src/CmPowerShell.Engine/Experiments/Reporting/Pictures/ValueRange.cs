namespace CmPowerShell.Engine.Experiments.Reporting.Pictures;

/// <summary>The range of the values of an axis.</summary>
/// <param name="Low">Its lower end.</param>
/// <param name="High">Its upper end, which is greater.</param>
internal readonly record struct ValueRange(double Low, double High)
{
    /// <summary>The range of some values; around a single one, or around 0, if they have none.</summary>
    public static ValueRange Of(IEnumerable<double> values)
    {
        var all = values.DefaultIfEmpty(0).ToList();
        var (low, high) = (all.Min(), all.Max());
        return low < high ? new(low, high) : new(low - (Math.Abs(low) / 2) - 0.5, high + (Math.Abs(high) / 2) + 0.5);
    }

    /// <summary>Where a value is: 0 at the lower end, 1 at the upper one.</summary>
    public double Share(double value) => (value - Low) / (High - Low);
}
