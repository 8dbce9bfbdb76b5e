using System.Collections;
using System.Management.Automation;
using CmPowerShell.Completion;
using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Execution;
using CmPowerShell.Hosting;
using CmPowerShell.Values;

namespace CmPowerShell.Commands;

/// <summary>Takes data that is there already for the result of a script, which does not run.</summary>
[Cmdlet(VerbsLifecycle.Register, "CmCache", SupportsShouldProcess = true)]
[OutputType(typeof(CmCacheEntry))]
public sealed class RegisterCmCacheCommand : CmCmdlet
{
    /// <summary>The name of the script.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ScriptNameCompleter))]
    public string Name { get; set; } = "";

    /// <summary>Tags of the script; <c>_x</c> selects a variation.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(TagCompleter))]
    public string[] Tags { get; set; } = [];

    /// <summary>The file or folder with the data.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>The variables that lead to the data.</summary>
    [Parameter]
    public IDictionary? Env { get; set; }

    /// <summary>The version of the data.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(VersionCompleter))]
    public string? Version { get; set; }

    /// <summary>Emit the entry.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override bool MayAsk => false;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var path = GetUnresolvedProviderPathFromPSPath(Path);
        var script = Name.Length > 0 ? Name : string.Join(',', Tags);
        if (TryWork(script, (engine, _) => { engine.Refresh(); return Request(path); }, out var request) && ShouldProcess(path, $"Register as the result of {script}")
            && TryWork(script, (engine, operation) => engine.Runner.Run(request!, operation), out var result) && PassThru)
        {
            WriteObject(new FoundArtifacts(Engine).Entry(result!.CacheEntry!));
        }
    }

    private RunRequest Request(string path) => new()
    {
        Name = ArtifactName.Parse(Name),
        Tags = Tags.SelectMany(tags => tags.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).ToList(),
        Inputs = RequestInputs.Of([]).Set("version", Version).Inputs,
        WorkDirectory = WorkDirectory,
        Known = KnownData.At(path, ToMeta.Map(Env, "-Env")),
    };
}
