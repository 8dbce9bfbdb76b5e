using System.Globalization;
using CmPowerShell.Engine.Experiments.Summaries;

namespace CmPowerShell;

/// <summary>The statistics of one figure at one point.</summary>
public sealed class CmFigureStatistic
{
    private readonly FigureSummary _source;

    internal CmFigureStatistic(FigureSummary source) => _source = source;

    /// <summary>The figure.</summary>
    public string Name => _source.Name;

    /// <summary>Its unit; empty if it is not known.</summary>
    public string Unit => _source.Unit;

    /// <summary>Which values are better.</summary>
    public CmBetterDirection Better => (CmBetterDirection)(int)_source.Better;

    /// <summary>The number of values.</summary>
    public int Count => _source.Sample.Count;

    /// <summary>The value in the middle.</summary>
    public double Median => _source.Sample.Median;

    /// <summary>The lower end of the 95 % confidence interval of the median; null for fewer than three values.</summary>
    public double? Low => _source.Sample.Interval?.Low;

    /// <summary>The upper end of the 95 % confidence interval of the median; null for fewer than three values.</summary>
    public double? High => _source.Sample.Interval?.High;

    /// <summary>Half of the width of the interval relative to the median.</summary>
    public double? RelativeError => _source.Sample.RelativeError;

    /// <summary>The least value.</summary>
    public double Minimum => _source.Sample.Minimum;

    /// <summary>A quarter of the values is below it.</summary>
    public double LowerQuartile => _source.Sample.LowerQuartile;

    /// <summary>A quarter of the values is above it.</summary>
    public double UpperQuartile => _source.Sample.UpperQuartile;

    /// <summary>The greatest value.</summary>
    public double Maximum => _source.Sample.Maximum;

    /// <summary>The arithmetic mean.</summary>
    public double Mean => _source.Sample.Mean;

    /// <summary>The values that are far from the others.</summary>
    public IReadOnlyList<double> Outliers => _source.Sample.Outliers;

    /// <summary>The number of values at the beginning that belong to a warm-up.</summary>
    public int WarmupCount => _source.Sample.WarmupCount;

    /// <summary>The values in the order in which they were measured.</summary>
    public IReadOnlyList<double> Values => _source.Sample.Values;

    /// <summary>The median with its unit.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Median:G6} {Unit}").TrimEnd();
}
