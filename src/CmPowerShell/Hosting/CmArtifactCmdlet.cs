using System.Management.Automation;
using CmPowerShell.Completion;
using CmPowerShell.Engine.Artifacts;

namespace CmPowerShell.Hosting;

/// <summary>The base of the cmdlets that change artifacts, chosen by name, uid, tags or wildcard, or from the pipeline.</summary>
public abstract class CmArtifactCmdlet : CmCmdlet
{
    /// <summary>The parameter set that searches.</summary>
    private protected const string ByName = "Name";

    /// <summary>The parameter set that takes artifacts.</summary>
    private protected const string ByObject = "InputObject";

    /// <summary>The automation, which is the kind of artifact.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ByName, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(AutomationCompleter))]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string Automation { get; set; } = "";

    /// <summary>The names.</summary>
    [Parameter(Position = 1, ParameterSetName = ByName, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ArtifactNameCompleter))]
    [SupportsWildcards]
    public string[] Name { get; set; } = [""];

    /// <summary>Tags that must be there; a leading <c>-</c> excludes.</summary>
    [Parameter(ParameterSetName = ByName)]
    [ArgumentCompleter(typeof(TagCompleter))]
    public string[] Tags { get; set; } = [];

    /// <summary>Only in this repository.</summary>
    [Parameter(ParameterSetName = ByName, ValueFromPipelineByPropertyName = true)]
    [Alias("Repository")]
    [ArgumentCompleter(typeof(RepoCompleter))]
    [SupportsWildcards]
    public string? Repo { get; set; }

    /// <summary>Artifacts as Get-CmArtifact emits them.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ByObject, ValueFromPipeline = true)]
    [ValidateNotNull]
    public CmArtifact[] InputObject { get; set; } = [];

    /// <inheritdoc/>
    protected override void BeginProcessing() => Work(null, (engine, _) =>
    {
        engine.Repositories.Refresh();
        engine.Index.Refresh();
        return true;
    });

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == ByObject)
        {
            InputObject.ToList().ForEach(artifact => Process(artifact.Source));
            return;
        }

        var choice = new ArtifactSelection(Automation, Repo, Tags);
        foreach (var name in Name)
        {
            if (TryWork(name, (engine, _) => choice.Find(engine, name), out var found))
            {
                found!.ToList().ForEach(Process);
            }
        }
    }

    /// <summary>Does what the cmdlet does with one artifact.</summary>
    private protected abstract void Process(Artifact artifact);

    /// <summary>Emits an artifact as Get-CmArtifact does.</summary>
    private protected void Emit(Artifact artifact)
    {
        if (TryWork(artifact.Path, (engine, _) => new FoundArtifacts(engine).Of(artifact), out var found))
        {
            WriteObject(found);
        }
    }
}
