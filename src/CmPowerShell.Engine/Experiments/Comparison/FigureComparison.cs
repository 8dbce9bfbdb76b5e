using CmPowerShell.Engine.Experiments.Figures;
using CmPowerShell.Engine.Experiments.Statistics;

namespace CmPowerShell.Engine.Experiments.Comparison;

/// <summary>One figure at one point, compared.</summary>
/// <param name="Point">The parameters that both sides have, in one line.</param>
/// <param name="Figure">The figure.</param>
/// <param name="Unit">The unit of all values; empty if it is not known.</param>
/// <param name="Better">Which values are better.</param>
/// <param name="Samples">The values, and how they differ.</param>
public sealed record FigureComparison(string Point, string Figure, string Unit, BetterDirection Better, SampleComparison Samples)
{
    /// <summary>The verdict.</summary>
    public ComparisonVerdict Verdict =>
        !Samples.HasEnoughValues ? ComparisonVerdict.Uncertain
        : !Samples.IsDifferent ? ComparisonVerdict.Same
        : Better == BetterDirection.Unknown ? ComparisonVerdict.Different
        : (Samples.Candidate.Median > Samples.Baseline.Median) == (Better == BetterDirection.Higher) ? ComparisonVerdict.Better
        : ComparisonVerdict.Worse;

    /// <summary>Whether the candidate is worse by more than a share of the baseline. A figure whose direction is not known counts in both directions.</summary>
    /// <param name="threshold">The share.</param>
    public bool IsRegression(double threshold) => Verdict is ComparisonVerdict.Worse or ComparisonVerdict.Different && Math.Abs(Samples.Change ?? double.PositiveInfinity) > threshold;
}
