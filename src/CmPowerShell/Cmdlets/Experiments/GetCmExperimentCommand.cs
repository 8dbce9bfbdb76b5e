using System.Management.Automation;

namespace CmPowerShell.Cmdlets.Experiments;

/// <summary>Lists experiments with their runs.</summary>
[Cmdlet(VerbsCommon.Get, "CmExperiment", DefaultParameterSetName = ByName)]
[OutputType(typeof(CmExperiment))]
public sealed class GetCmExperimentCommand : CmExperimentSearchCmdlet
{
    /// <summary>Only experiments with a run that started then or later.</summary>
    [Parameter]
    public DateTime Since { get; set; }

    private protected override void Process(CmExperiment experiment)
    {
        if (Since == default || (TryWork(experiment.Name, (_, _) => experiment.LastStarted, out var last) && last >= Since))
        {
            WriteObject(experiment);
        }
    }
}
