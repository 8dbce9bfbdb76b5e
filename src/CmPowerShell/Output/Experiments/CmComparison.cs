using CmPowerShell.Engine.Experiments.Comparison;
using CmPowerShell.Values;

namespace CmPowerShell;

/// <summary>One figure at one point of two experiments, compared.</summary>
public sealed class CmComparison
{
    private readonly FigureComparison _source;

    internal CmComparison(FigureComparison source, bool isRegression) => (_source, IsRegression) = (source, isRegression);

    /// <summary>The parameters that both sides have, in one line.</summary>
    public string Point => Shown.Text(_source.Point);

    /// <summary>The figure.</summary>
    public string Figure => Shown.Text(_source.Figure);

    /// <summary>The unit of all values; empty if it is not known.</summary>
    public string Unit => Shown.Text(_source.Unit);

    /// <summary>Which values are better.</summary>
    public CmBetterDirection Better => (CmBetterDirection)(int)_source.Better;

    /// <summary>The median to compare with.</summary>
    public double Baseline => _source.Samples.Baseline.Median;

    /// <summary>The other median.</summary>
    public double Candidate => _source.Samples.Candidate.Median;

    /// <summary>The difference of the medians relative to the baseline, such as 0.05; null if that is 0.</summary>
    public double? Change => _source.Samples.Change;

    /// <summary>The lower end of the 95 % confidence interval of the relative difference.</summary>
    public double? Low => _source.Samples.Interval?.Low;

    /// <summary>The upper end of the 95 % confidence interval of the relative difference.</summary>
    public double? High => _source.Samples.Interval?.High;

    /// <summary>The probability of such a difference if nothing has changed, by the rank test of Mann and Whitney.</summary>
    public double Probability => _source.Samples.Probability;

    /// <summary>The size of the effect as Cliff's delta: from -1 (all values of the candidate are lower) to 1 (all are higher).</summary>
    public double Effect => _source.Samples.Effect;

    /// <summary>The verdict.</summary>
    public CmComparisonVerdict Verdict => (CmComparisonVerdict)(int)_source.Verdict;

    /// <summary>Whether it is worse by more than the threshold of a test; false in a comparison without one.</summary>
    public bool IsRegression { get; }

    /// <summary>The number of values of the baseline.</summary>
    public int BaselineCount => _source.Samples.Baseline.Count;

    /// <summary>The number of values of the candidate.</summary>
    public int CandidateCount => _source.Samples.Candidate.Count;

    /// <summary>The figure, the point and the verdict.</summary>
    public override string ToString() => $"{Figure} ({Point}): {Verdict}";
}
