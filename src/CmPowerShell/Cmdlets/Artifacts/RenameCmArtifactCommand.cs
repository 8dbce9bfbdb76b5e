using System.Management.Automation;
using CmPowerShell.Binding;
using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Hosting;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Cmdlets.Artifacts;

/// <summary>Gives an artifact another alias, or another uid.</summary>
[Cmdlet(VerbsCommon.Rename, "CmArtifact", DefaultParameterSetName = ByName, SupportsShouldProcess = true)]
[OutputType(typeof(CmArtifact))]
public sealed class RenameCmArtifactCommand : CmArtifactCmdlet
{
    /// <summary>The new alias, or <c>alias,uid</c>.</summary>
    [Parameter(Position = 2, ParameterSetName = ByName)]
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ByObject)]
    [Text]
    [NotBlank]
    public string? NewName { get; set; }

    /// <summary>Replace an artifact that has the name, and take a uid that another one has.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Emit the renamed artifact.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void Begin()
    {
        NewName = GetDestination(nameof(NewName), NewName);
        base.Begin();
    }

    private protected override void Process(Artifact artifact)
    {
        if (TryWork(artifact.Path, (engine, _) => Target(engine, artifact), out var target)
            && ShouldProcess($"{artifact} to {NewName}", "Rename artifact")
            && TryWork(artifact.Path, (engine, operation) => engine.Artifacts.Move(artifact, target!, operation), out var renamed) && PassThru)
        {
            Emit(renamed!);
        }
    }

    private ArtifactTarget Target(CmPowerShell.Engine.CmEngine engine, Artifact artifact)
    {
        var target = TargetResolution.Resolve(engine, artifact, NewName!, Force);
        return target.Repository is null
            ? target
            : throw new CmException(new CmError("InvalidName", ReturnCode.Failed, CmErrorCategory.InvalidArgument, $"'{NewName}' names a repository, too.")
            { Hint = "Move-CmArtifact moves an artifact to another repository.", Target = NewName });
    }
}
