namespace CmPowerShell.Engine.Experiments.Statistics;

/// <summary>How the values of two samples differ: by how much, how sure, and how strongly. Means alone never decide.</summary>
public sealed class SampleComparison
{
    /// <summary>A difference counts if chance alone gives one as large with less than this probability.</summary>
    public const double Significance = 0.05;

    // With fewer values even the greatest difference can be chance.
    private const int FewestValues = 4;
    private readonly Lazy<ConfidenceInterval?> _interval;

    /// <summary>Compares two samples.</summary>
    /// <param name="baseline">The values to compare with.</param>
    /// <param name="candidate">The other values.</param>
    public SampleComparison(SampleSummary baseline, SampleSummary candidate)
    {
        ArgumentNullException.ThrowIfNull(baseline);
        ArgumentNullException.ThrowIfNull(candidate);
        (Baseline, Candidate) = (baseline, candidate);
        (Probability, Effect) = RankTest.Compare(baseline.Values, candidate.Values);
        _interval = new(() => Bootstrap.OfRelativeDifference([.. baseline.Values.Order()], [.. candidate.Values.Order()]));
    }

    /// <summary>The values to compare with.</summary>
    public SampleSummary Baseline { get; }

    /// <summary>The other values.</summary>
    public SampleSummary Candidate { get; }

    /// <summary>The difference of the medians relative to the first one, such as 0.05 for 5 % more; null if the first one is 0.</summary>
    public double? Change => Baseline.Median == 0 ? null : (Candidate.Median - Baseline.Median) / Math.Abs(Baseline.Median);

    /// <summary>The interval that contains the relative difference with a confidence of 95 %; null for too few values.</summary>
    public ConfidenceInterval? Interval => _interval.Value;

    /// <summary>The probability of such a difference of ranks if nothing has changed.</summary>
    public double Probability { get; }

    /// <summary>Cliff's delta: how much more often a candidate's value is the greater one, from -1 to 1.</summary>
    public double Effect { get; }

    /// <summary>Whether both samples have enough values for a decision.</summary>
    public bool HasEnoughValues => Baseline.Count >= FewestValues && Candidate.Count >= FewestValues;

    /// <summary>Whether the values differ by more than chance: the rank test and the interval agree.</summary>
    public bool IsDifferent => HasEnoughValues && Probability < Significance && Interval is not { Low: <= 0, High: >= 0 };
}
