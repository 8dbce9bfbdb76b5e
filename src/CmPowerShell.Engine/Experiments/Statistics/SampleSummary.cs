namespace CmPowerShell.Engine.Experiments.Statistics;

/// <summary>The statistics of the measured values of one figure. They describe the values by rank, so that a single outlier does not change them.</summary>
public sealed class SampleSummary
{
    // Tukey's fences: values further away than this many quartile distances are outliers.
    private const double FenceDistance = 1.5;
    private readonly double[] _sorted;
    private readonly Lazy<ConfidenceInterval?> _interval;

    /// <summary>Describes values.</summary>
    /// <param name="values">The finite values in the order in which they were measured; at least one.</param>
    public SampleSummary(IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        Values = values;
        _sorted = [.. values.Order()];
        _interval = new(() => Bootstrap.OfMedian(_sorted));
    }

    /// <summary>The values in the order in which they were measured.</summary>
    public IReadOnlyList<double> Values { get; }

    /// <summary>The number of values.</summary>
    public int Count => _sorted.Length;

    /// <summary>The least value.</summary>
    public double Minimum => _sorted[0];

    /// <summary>A quarter of the values is below it.</summary>
    public double LowerQuartile => Quantiles.Of(_sorted, 0.25);

    /// <summary>The value in the middle.</summary>
    public double Median => Quantiles.Of(_sorted, 0.5);

    /// <summary>A quarter of the values is above it.</summary>
    public double UpperQuartile => Quantiles.Of(_sorted, 0.75);

    /// <summary>The greatest value.</summary>
    public double Maximum => _sorted[^1];

    /// <summary>The arithmetic mean.</summary>
    public double Mean => _sorted.Average();

    /// <summary>The interval that contains the median with a confidence of 95 %; null for fewer than three values.</summary>
    public ConfidenceInterval? Interval => _interval.Value;

    /// <summary>Half of the interval's width relative to the median; null without an interval, and for a median of 0.</summary>
    public double? RelativeError => Interval is { } interval && Median != 0 ? (interval.High - interval.Low) / 2 / Math.Abs(Median) : null;

    /// <summary>The values that are far from the others.</summary>
    public IReadOnlyList<double> Outliers
    {
        get
        {
            var reach = FenceDistance * (UpperQuartile - LowerQuartile);
            return [.. Values.Where(value => value < LowerQuartile - reach || value > UpperQuartile + reach)];
        }
    }

    /// <summary>The number of values at the beginning that belong to a warm-up.</summary>
    public int WarmupCount => WarmupDetection.Count(Values);
}
