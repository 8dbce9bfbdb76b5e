using CmPowerShell.Engine;
using CmPowerShell.Engine.Naming;

namespace CmPowerShell.Binding;

/// <summary>Takes experiments as Get-CmExperiment emits them, one of their runs, a measured point, or the artifact.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class GivenExperimentAttribute : GivenObjectAttribute<CmExperiment>
{
    private protected override CmExperiment? Live(object value) => value switch
    {
        CmExperiment experiment => experiment,
        CmExperimentRun run => new CmExperiment(run.Source),
        CmExperimentPoint point => new CmExperiment(point.Source.Run),
        CmArtifact artifact when WellKnownNames.Experiment.Matches(artifact.Source.Automation) => new CmExperiment(artifact.Source),
        _ => null,
    };

    private protected override CmExperiment? Find(CmEngine engine, GivenProperties given) =>
        ArtifactByUid.Find(engine, given) is { } artifact && WellKnownNames.Experiment.Matches(artifact.Automation) ? new CmExperiment(artifact) : null;
}
