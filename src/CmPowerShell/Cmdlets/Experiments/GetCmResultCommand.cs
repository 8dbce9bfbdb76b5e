using System.Management.Automation;
using CmPowerShell.Binding;
using CmPowerShell.Engine.Experiments.Storage;

namespace CmPowerShell.Cmdlets.Experiments;

/// <summary>Reads the results of experiments as objects, one after the other.</summary>
[Cmdlet(VerbsCommon.Get, "CmResult", DefaultParameterSetName = ByName)]
[OutputType(typeof(CmExperimentResult))]
public sealed class GetCmResultCommand : CmExperimentSearchCmdlet
{
    // Objects go to the pipeline several at a time, since each way from thread to thread costs more than reading a result.
    private const int AtATime = 64;

    /// <summary>Only runs of this name; wildcards allowed.</summary>
    [Parameter]
    [SupportsWildcards]
    [Text]
    [NotBlank]
    public string? Run { get; set; }

    /// <summary>Only the last run of each experiment that has results.</summary>
    [Parameter]
    public SwitchParameter Last { get; set; }

    private protected override void Process(CmExperiment experiment)
    {
        if (!TryWork(experiment.Name, (_, _) => Choose(experiment), out var runs))
        {
            return;
        }

        foreach (var run in runs!)
        {
            // A run whose file is broken is one error, and the others go on.
            TryStream(run.ToString(), (_, _) => run.ReadRows().Chunk(AtATime), results => WriteObject(results.Select(result => CmExperimentResult.Create(run, result)), enumerateCollection: true));
        }
    }

    private List<ExperimentRun> Choose(CmExperiment experiment)
    {
        var pattern = Run is null ? null : Wildcard.Parse(Run);
        var runs = experiment.Runs.Select(run => run.Source).Where(run => run.HasResults && pattern?.IsMatch(run.Name) != false).ToList();
        return Last && runs.Count > 0 ? [runs[^1]] : runs;
    }
}
