using System.Management.Automation;
using CmPowerShell.Binding;
using CmPowerShell.Completion;
using CmPowerShell.Engine.Naming;

namespace CmPowerShell.Cmdlets.Experiments;

/// <summary>Shows the points that an experiment would measure, without running or writing anything.</summary>
[Cmdlet(VerbsCommon.Get, "CmExperimentPlan", DefaultParameterSetName = ByName)]
[OutputType(typeof(CmPlannedPoint))]
public sealed class GetCmExperimentPlanCommand : CmExperimentSpaceCmdlet
{
    /// <summary>The name of the experiment, for the legs of a matrix.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ExperimentNameCompleter))]
    [Text]
    [NotBlank]
    public string? Experiment { get; set; }

    private protected override bool MayAsk => false;

    /// <summary>Emits the points.</summary>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        if (TryWork(Experiment, (engine, _) => engine.ExperimentRunner.Plan(GetSpace() with { Name = Experiment is null ? ArtifactName.Any : ArtifactName.Parse(Experiment) }), out var plan))
        {
            WriteObject(plan!.Points.Select((point, place) => new CmPlannedPoint(place + 1, plan.Experiment, point)), enumerateCollection: true);
        }
    }
}
