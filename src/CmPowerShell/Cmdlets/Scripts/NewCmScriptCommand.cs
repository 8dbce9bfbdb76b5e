using System.Management.Automation;
using CmPowerShell.Binding;
using CmPowerShell.Completion;
using CmPowerShell.Engine;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Index;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Scripts.Creation;
using CmPowerShell.Hosting;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Search;
using CmPowerShell.Values;

namespace CmPowerShell.Cmdlets.Scripts;

/// <summary>Creates scripts that run without changes.</summary>
[Cmdlet(VerbsCommon.New, "CmScript", SupportsShouldProcess = true)]
[OutputType(typeof(CmScript))]
public sealed class NewCmScriptCommand : CmCmdlet
{
    /// <summary>The aliases.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Texts]
    [NotBlank]
    public string[] Name { get; set; } = [];

    /// <summary>The tags by which it is found.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(TagCompleter))]
    [Alias("Tags")]
    [Tags]
    public string[] Tag { get; set; } = [];

    /// <summary>The template.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(TemplateCompleter))]
    [Text]
    [NotBlank]
    public string Template { get; set; } = "default";

    /// <summary>The kinds of native scripts that it gets.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public CmRunFile[] RunFile { get; set; } = [CmRunFile.Shell, CmRunFile.Batch, CmRunFile.PowerShell];

    /// <summary>The languages in which it gets hooks.</summary>
    [Parameter]
    [ValidateNotNull]
    public CmHookLanguage[] Hook { get; set; } = [];

    /// <summary>A file that becomes its native script.</summary>
    [Parameter]
    [Text]
    [NotBlank]
    public string? NativeScript { get; set; }

    /// <summary>Further meta: a hash table or an object.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNull]
    public object? Meta { get; set; }

    /// <summary>The repository.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RepoCompleter))]
    [Alias("Repo")]
    [Text]
    [NotBlank]
    public string? Repository { get; set; }

    /// <summary>Write the meta as JSON instead of YAML.</summary>
    [Parameter]
    public SwitchParameter Json { get; set; }

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
            if (ShouldProcess($"script::{name}", "Create script") && TryWork(name, (engine, operation) => Create(engine, name, operation), out var made))
            {
                WriteObject(made);
            }
        }
    }

    private CmArtifact Create(CmEngine engine, string written, Operation operation)
    {
        var name = ArtifactName.Parse(written);
        if (UsedUids.GetProblem(engine.Index, name.Object.Uid) is { } used)
        {
            throw new CmException(used);
        }

        var script = new NewScript(TargetRepository.Find(engine, name, Repository), name.Object, Tag)
        {
            Template = ScriptTemplate.Get(Template),
            RunFiles = [.. RunFile.Select(kind => RunFileKind.All[(int)kind])],
            Hooks = [.. Hook.Select(language => HookLanguage.All[(int)language])],
            NativeScript = NativeScript is null ? null : Resolve(NativeScript),
            Meta = GivenMeta.Convert(Meta),
            Json = Json,
        };
        return new FoundArtifacts(engine).Create(new ScriptCreator(engine.Artifacts, engine.Index).Create(script, operation));
    }

    private string Resolve(string path)
    {
        try
        {
            return GetUnresolvedProviderPathFromPSPath(path);
        }
        catch (System.Management.Automation.DriveNotFoundException problem)
        {
            throw new CmException(new CmError("FileNotReadable", ReturnCode.Failed, CmErrorCategory.InvalidArgument, $"'{path}' is not a path of a file: {problem.Message}")
            { Hint = "Give the path of a file.", Target = path }, problem);
        }
    }
}
