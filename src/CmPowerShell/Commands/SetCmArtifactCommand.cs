using System.Management.Automation;
using CmPowerShell.Completion;
using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Hosting;
using CmPowerShell.Values;

namespace CmPowerShell.Commands;

/// <summary>Changes the meta of artifacts where it stands in their files.</summary>
[Cmdlet(VerbsCommon.Set, "CmArtifact", DefaultParameterSetName = ByName, SupportsShouldProcess = true)]
[OutputType(typeof(CmArtifact))]
public sealed class SetCmArtifactCommand : CmArtifactCmdlet
{
    private ArtifactUpdate? _update;

    /// <summary>The new values: a hash table or an object.</summary>
    [Parameter(Position = 2, ParameterSetName = ByName)]
    [Parameter(Position = 0, ParameterSetName = ByObject)]
    [ValidateNotNull]
    public object? Meta { get; set; }

    /// <summary>Forget the old meta.</summary>
    [Parameter]
    public SwitchParameter Replace { get; set; }

    /// <summary>Replace lists instead of appending to them.</summary>
    [Parameter]
    public SwitchParameter ReplaceLists { get; set; }

    /// <summary>Tags to add.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(TagCompleter))]
    public string[] AddTags { get; set; } = [];

    /// <summary>Tags to take away.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(TagCompleter))]
    public string[] RemoveTags { get; set; } = [];

    /// <summary>Keys of the top level to take away.</summary>
    [Parameter]
    public string[] RemoveKeys { get; set; } = [];

    /// <summary>Emit the changed artifacts.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _update = Work("-Meta", (_, _) => new ArtifactUpdate
        {
            Meta = GivenMeta.Of(Meta),
            Replace = Replace,
            ReplaceLists = ReplaceLists,
            Tags = GivenMeta.Tags(AddTags),
            RemovedTags = GivenMeta.Tags(RemoveTags),
            RemovedKeys = RemoveKeys,
        });
    }

    private protected override void Process(Artifact artifact)
    {
        if (ShouldProcess($"{artifact} in {artifact.Path}", Replace ? "Replace meta" : "Change meta")
            && TryWork(artifact.Path, (engine, operation) => engine.Artifacts.Change(artifact, _update!, operation), out var changed) && PassThru)
        {
            Emit(changed!);
        }
    }
}
