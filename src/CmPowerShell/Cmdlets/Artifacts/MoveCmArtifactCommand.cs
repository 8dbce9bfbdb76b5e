using System.Management.Automation;
using CmPowerShell.Binding;
using CmPowerShell.Completion;
using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Hosting;

namespace CmPowerShell.Cmdlets.Artifacts;

/// <summary>Moves artifacts to another repository, and optionally renames them.</summary>
[Cmdlet(VerbsCommon.Move, "CmArtifact", DefaultParameterSetName = ByName, SupportsShouldProcess = true)]
[OutputType(typeof(CmArtifact))]
public sealed class MoveCmArtifactCommand : CmArtifactCmdlet
{
    /// <summary>The target: <c>repository:</c>, <c>repository:alias</c> or an alias.</summary>
    [Parameter(Position = 2, ParameterSetName = ByName)]
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ByObject)]
    [ArgumentCompleter(typeof(DestinationCompleter))]
    [Text]
    [NotBlank]
    public string? Destination { get; set; }

    /// <summary>Replace an artifact that is there, and take a uid that another one has.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Emit the moved artifacts.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void Begin()
    {
        Destination = GetDestination(nameof(Destination), Destination);
        base.Begin();
    }

    private protected override void Process(Artifact artifact)
    {
        if (TryWork(artifact.Path, (engine, _) => TargetResolution.Resolve(engine, artifact, Destination!, Force), out var target)
            && ShouldProcess($"{artifact} to {Destination}", "Move artifact")
            && TryWork(artifact.Path, (engine, operation) => engine.Artifacts.Move(artifact, target!, operation), out var moved) && PassThru)
        {
            Emit(moved!);
        }
    }
}
