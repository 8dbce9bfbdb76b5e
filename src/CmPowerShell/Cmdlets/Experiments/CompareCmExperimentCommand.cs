using System.Management.Automation;
using CmPowerShell.Binding;
using CmPowerShell.Completion;

namespace CmPowerShell.Cmdlets.Experiments;

/// <summary>Compares two experiments, runs, or parts of one by figures.</summary>
[Cmdlet(VerbsData.Compare, "CmExperiment")]
[OutputType(typeof(CmComparison), typeof(CmWorldDifference))]
public sealed class CompareCmExperimentCommand : CmComparisonCmdlet
{
    /// <summary>The experiment to compare with, with its run after a slash.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ArgumentCompleter(typeof(ExperimentNameCompleter))]
    [ExperimentText]
    [NotBlank]
    [ValidateCount(1, 1)]
    public string[] Baseline { get; set; } = [];

    /// <summary>The other experiment; without it the same one, with filters its same run, otherwise its last run against the one before.</summary>
    [Parameter(Position = 1)]
    [ArgumentCompleter(typeof(ExperimentNameCompleter))]
    [ExperimentText]
    [NotBlank]
    [ValidateCount(1, 1)]
    public string[]? Candidate { get; set; }

    /// <summary>Emit what else differs between the two sides: machine, programs, commits, variables.</summary>
    [Parameter]
    public SwitchParameter Environment { get; set; }

    /// <inheritdoc/>
    private protected override void ProcessItem()
    {
        if (!TryWork(Baseline[0], (engine, _) => Candidate is null ? Compare(engine, null, Baseline[0]) : Compare(engine, Baseline[0], Candidate[0]), out var compared))
        {
            return;
        }

        WriteProblems(compared.Result);
        IEnumerable<object> found = Environment
            ? compared.Result.Differences.Select(difference => new CmWorldDifference(difference))
            : compared.Result.Figures.Select(figure => new CmComparison(figure, isRegression: false));
        WriteObject(found, enumerateCollection: true);
    }
}
