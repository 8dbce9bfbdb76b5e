using System.Management.Automation;
using CmPowerShell.Binding;
using CmPowerShell.Completion;
using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Hosting;

namespace CmPowerShell.Cmdlets.Artifacts;

/// <summary>Copies artifacts under another name or to another repository.</summary>
[Cmdlet(VerbsCommon.Copy, "CmArtifact", DefaultParameterSetName = ByName, SupportsShouldProcess = true)]
[OutputType(typeof(CmArtifact))]
public sealed class CopyCmArtifactCommand : CmArtifactCmdlet
{
    /// <summary>The target: an alias, <c>repository:</c> or <c>repository:alias</c>.</summary>
    [Parameter(Position = 2, ParameterSetName = ByName)]
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ByObject)]
    [ArgumentCompleter(typeof(DestinationCompleter))]
    [Text]
    [NotBlank]
    public string? Destination { get; set; }

    /// <summary>Further tags of the copies.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(TagCompleter))]
    [Alias("AddTags")]
    [Tags(AllowEmpty = true)]
    public string[] AddTag { get; set; } = [];

    /// <summary>Replace an artifact that is there.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Emit the copies.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void Begin()
    {
        Destination = GetDestination(nameof(Destination), Destination);
        base.Begin();
    }

    private protected override void Process(Artifact artifact)
    {
        if (TryWork(artifact.Path, (engine, _) => ArtifactTarget.Parse(Destination!, engine.Repositories.Get) with { Replaces = Force }, out var target)
            && ShouldProcess($"{artifact} to {Destination}", "Copy artifact")
            && TryWork(artifact.Path, (engine, operation) => engine.Artifacts.Copy(artifact, target!, operation, AddTag), out var copy) && PassThru)
        {
            Emit(copy!);
        }
    }
}
