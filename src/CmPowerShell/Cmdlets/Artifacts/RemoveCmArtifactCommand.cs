using System.Management.Automation;
using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Cache.Pruning;
using CmPowerShell.Hosting;

namespace CmPowerShell.Cmdlets.Artifacts;

/// <summary>Removes artifacts with all their files.</summary>
[Cmdlet(VerbsCommon.Remove, "CmArtifact", DefaultParameterSetName = ByName, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(CmArtifact))]
public sealed class RemoveCmArtifactCommand : CmArtifactCmdlet
{
    /// <summary>Do not ask.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Emit the removed artifacts.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private bool ConfirmRequested => MyInvocation.BoundParameters.TryGetValue("Confirm", out var ask) && ((SwitchParameter)ask).ToBool();

    private protected override void Process(Artifact artifact)
    {
        var isAgreed = (Force && !CallerPreferences.IsWhatIf(this) && !ConfirmRequested) || ShouldProcess($"{artifact} in {artifact.Path}", "Remove artifact");
        if (isAgreed && TryWork(artifact.Path, (engine, operation) => { CachePruner.Remove(artifact, engine.Home, engine.Artifacts, operation); return true; }, out _) && PassThru)
        {
            WriteObject(new CmArtifact(artifact));
        }
    }
}
