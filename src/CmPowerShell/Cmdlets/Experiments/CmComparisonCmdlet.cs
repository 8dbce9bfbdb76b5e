using System.Collections;
using System.Management.Automation;
using CmPowerShell.Binding;
using CmPowerShell.Engine;
using CmPowerShell.Engine.Experiments.Comparison;
using CmPowerShell.Hosting;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Values;

namespace CmPowerShell.Cmdlets.Experiments;

/// <summary>The base of the cmdlets that compare experiments: the filters of both sides, and the figures.</summary>
public abstract class CmComparisonCmdlet : CmCmdlet
{
    /// <summary>Only results of the baseline with these values, by the name of a parameter or fact.</summary>
    [Parameter]
    [Table]
    public IDictionary? BaselineFilter { get; set; }

    /// <summary>Only results of the candidate with these values, by the name of a parameter or fact.</summary>
    [Parameter]
    [Table]
    public IDictionary? CandidateFilter { get; set; }

    /// <summary>The figures; all of them without it.</summary>
    [Parameter]
    [SupportsWildcards]
    [Texts]
    [NotBlank]
    public string[] Figure { get; set; } = [];

    /// <summary>The parameters that results must share to be compared; the axes of the runs without it.</summary>
    [Parameter]
    [Texts]
    [NotBlank]
    public string[]? GroupBy { get; set; }

    private protected override bool MayAsk => false;

    /// <summary>Compares two sides.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="baseline">Name and run of the baseline; null for that of the candidate: with filters its same run, otherwise the run before.</param>
    /// <param name="candidate">Name and run of the candidate.</param>
    private protected (ComparisonSide Baseline, ComparisonSide Candidate, ComparisonResult Result) Compare(CmEngine engine, string? baseline, string candidate)
    {
        engine.Refresh();
        var (from, to) = (ToMeta.Map(BaselineFilter, "-BaselineFilter"), ToMeta.Map(CandidateFilter, "-CandidateFilter"));
        var first = ComparisonSides.Find(engine.Experiments, baseline ?? candidate, from, isBefore: baseline is null && from.Count + to.Count == 0);
        var second = ComparisonSides.Find(engine.Experiments, candidate, to);
        return (first, second, ExperimentComparer.Compare(first, second, Figure, GroupBy));
    }

    /// <summary>Reports what cannot be compared; the rest is.</summary>
    private protected void WriteProblems(ComparisonResult result)
    {
        foreach (var problem in result.Problems)
        {
            WriteFailure(new CmException(problem), problem.Target);
        }
    }
}
