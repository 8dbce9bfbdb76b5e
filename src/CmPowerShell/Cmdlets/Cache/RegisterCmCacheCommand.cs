using System.Collections;
using System.Management.Automation;
using CmPowerShell.Binding;
using CmPowerShell.Completion;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Hosting;
using CmPowerShell.Search;
using CmPowerShell.Values;

namespace CmPowerShell.Cmdlets.Cache;

/// <summary>Takes data that is there already for the result of a script, which does not run.</summary>
[Cmdlet(VerbsLifecycle.Register, "CmCache", SupportsShouldProcess = true)]
[OutputType(typeof(CmCacheEntry))]
public sealed class RegisterCmCacheCommand : CmCmdlet
{
    /// <summary>The name of the script.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ScriptNameCompleter))]
    [Text]
    [NotBlank]
    public string Name { get; set; } = "";

    /// <summary>Tags of the script; <c>_x</c> selects a variation.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(TagCompleter))]
    [Alias("Tags")]
    [Tags]
    public string[] Tag { get; set; } = [];

    /// <summary>The file or folder with the data.</summary>
    [Parameter(Position = 1)]
    [Text]
    [NotBlank]
    public string? Path { get; set; }

    /// <summary>The variables that lead to the data.</summary>
    [Parameter]
    public IDictionary? Env { get; set; }

    /// <summary>The version of the data.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(VersionCompleter))]
    [Text]
    [NotBlank]
    public string? Version { get; set; }

    /// <summary>Emit the entry.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override bool MayAsk => false;

    private protected override void Begin()
    {
        if (Path is null)
        {
            (Path, Tag) = (TakeDestination(Tag), []);
        }

        if (Path is null)
        {
            Refuse(SelectionErrors.DestinationMissing(nameof(Path)));
        }
    }

    /// <inheritdoc/>
    private protected override void ProcessItem()
    {
        var path = GetUnresolvedProviderPathFromPSPath(Path!);
        var script = Name.Length > 0 ? Name : string.Join(',', Tag);
        if (TryWork(script, (engine, _) => { engine.Refresh(); return Request(path); }, out var request) && ShouldProcess(path, $"Register as the result of {script}")
            && TryWork(script, (engine, operation) => engine.Runner.Run(request!, operation), out var result) && PassThru)
        {
            WriteObject(new FoundArtifacts(Engine).Entry(result!.CacheEntry!));
        }
    }

    private RunRequest Request(string path) => new()
    {
        Name = ArtifactName.Parse(Name),
        Tags = Tag,
        Inputs = RequestInputs.Create([]).Set("version", Version).Inputs,
        WorkDirectory = WorkDirectory,
        Known = ExternalData.At(path, ToMeta.Map(Env, "-Env")),
    };
}
