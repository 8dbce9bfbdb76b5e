using System.Management.Automation;
using CmPowerShell.Binding;
using CmPowerShell.Completion;
using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Hosting;
using CmPowerShell.Values;

namespace CmPowerShell.Cmdlets.Artifacts;

/// <summary>Changes the meta of artifacts in place.</summary>
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

    /// <summary>Replace the whole meta.</summary>
    [Parameter]
    public SwitchParameter Replace { get; set; }

    /// <summary>Replace lists instead of appending to them.</summary>
    [Parameter]
    public SwitchParameter ReplaceLists { get; set; }

    /// <summary>Tags to add.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(TagCompleter))]
    [Alias("AddTags")]
    [Tags(AllowEmpty = true)]
    public string[] AddTag { get; set; } = [];

    /// <summary>Tags to take away.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(TagCompleter))]
    [Alias("RemoveTags")]
    [Tags(AllowEmpty = true)]
    public string[] RemoveTag { get; set; } = [];

    /// <summary>Keys of the top level to take away.</summary>
    [Parameter]
    [Alias("RemoveKeys")]
    [Texts]
    [NotBlank]
    public string[] RemoveKey { get; set; } = [];

    /// <summary>Emit the changed artifacts.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    private protected override void Begin()
    {
        base.Begin();
        _update = Work("-Meta", (_, _) => new ArtifactUpdate
        {
            Meta = GivenMeta.Convert(Meta),
            Replace = Replace,
            ReplaceLists = ReplaceLists,
            Tags = AddTag,
            RemovedTags = RemoveTag,
            RemovedKeys = RemoveKey,
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
