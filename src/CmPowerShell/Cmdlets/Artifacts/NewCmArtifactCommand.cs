using System.Management.Automation;
using CmPowerShell.Binding;
using CmPowerShell.Completion;
using CmPowerShell.Engine;
using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Index;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Hosting;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Search;
using CmPowerShell.Values;

namespace CmPowerShell.Cmdlets.Artifacts;

/// <summary>Makes artifacts.</summary>
[Cmdlet(VerbsCommon.New, "CmArtifact", SupportsShouldProcess = true)]
[OutputType(typeof(CmArtifact))]
public sealed class NewCmArtifactCommand : CmCmdlet
{
    /// <summary>The automation, which is the kind of artifact.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(AutomationCompleter))]
    [Text]
    [NotBlank]
    public string Automation { get; set; } = "";

    /// <summary>The aliases.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Texts]
    [NotBlank]
    public string[] Name { get; set; } = [];

    /// <summary>The meta: a hash table or an object.</summary>
    [Parameter(Position = 2, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNull]
    public object? Meta { get; set; }

    /// <summary>The tags.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(TagCompleter))]
    [Alias("Tags")]
    [Tags(AllowEmpty = true)]
    public string[] Tag { get; set; } = [];

    /// <summary>The repository.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RepoCompleter))]
    [Alias("Repo")]
    [Text]
    [NotBlank]
    public string? Repository { get; set; }

    /// <summary>Write YAML instead of JSON.</summary>
    [Parameter]
    public SwitchParameter Yaml { get; set; }

    /// <summary>Accept an undeclared automation, and a uid that another artifact has.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    private protected override void Begin() => Work(null, (engine, _) =>
    {
        engine.Repositories.Refresh();
        engine.Index.Refresh();
        return true;
    });

    /// <inheritdoc/>
    private protected override void ProcessItem()
    {
        foreach (var name in Name)
        {
            if (ShouldProcess($"{Automation}::{name}", "Create artifact") && TryWork(name, (engine, _) => Create(engine, name), out var made))
            {
                WriteObject(made);
            }
        }
    }

    private CmArtifact Create(CmEngine engine, string written)
    {
        var name = ArtifactName.Parse(written);
        var (alias, uid) = name.Object;
        var repository = TargetRepository.Find(engine, name, Repository);
        if (!Force && UsedUids.GetProblem(engine.Index, uid) is { } used)
        {
            throw new CmException(used);
        }

        var meta = new ArtifactUpdate { Meta = GivenMeta.Convert(Meta), Tags = Tag }.Apply([]);
        var automation = KnownAutomations.Get(engine, Automation, Force);
        var files = automation.Uid == WellKnownNames.Automation.Uid ? AutomationTemplate.Files : [];
        return new FoundArtifacts(engine).Create(engine.Artifacts.Create(repository, automation, alias, uid, meta, Yaml, [.. files]));
    }
}
