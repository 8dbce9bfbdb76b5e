using System.Management.Automation;
using CmPowerShell.Binding;
using CmPowerShell.Completion;
using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Search;

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
    [SupportsWildcards]
    [Text]
    [NotBlank]
    public string Automation { get; set; } = "";

    /// <summary>The names.</summary>
    [Parameter(Position = 1, ParameterSetName = ByName, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ArtifactNameCompleter))]
    [SupportsWildcards]
    [Texts]
    [NotBlank]
    public string[] Name { get; set; } = [""];

    /// <summary>Tags that must be there; a leading <c>-</c> excludes.</summary>
    [Parameter(ParameterSetName = ByName)]
    [ArgumentCompleter(typeof(TagCompleter))]
    [Alias("Tags")]
    [Tags]
    public string[] Tag { get; set; } = [];

    /// <summary>Only in this repository.</summary>
    [Parameter(ParameterSetName = ByName, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RepoCompleter))]
    [SupportsWildcards]
    [Alias("Repo")]
    [Text]
    [NotBlank]
    public string? Repository { get; set; }

    /// <summary>Artifacts as Get-CmArtifact emits them.</summary>
    [Parameter(ParameterSetName = ByName, ValueFromPipeline = true)]
    [Parameter(Mandatory = true, ParameterSetName = ByObject, ValueFromPipeline = true)]
    [GivenArtifact]
    [ValidateNotNullOrEmpty]
    public CmArtifact[] InputObject { get; set; } = [];

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
        if (InputObject.Length > 0)
        {
            InputObject.ToList().ForEach(ProcessGiven);
            return;
        }

        if (Automation.Length == 0)
        {
            WriteFailure(SelectionErrors.AutomationMissing(string.Join(' ', Name)), Name);
            return;
        }

        var choice = new ArtifactSelection(Automation, Repository, Tag);
        foreach (var name in Name)
        {
            if (TryWork(name, (engine, _) => choice.Find(engine, name), out var found))
            {
                found!.ToList().ForEach(Process);
            }
        }
    }

    /// <summary>The destination: the value of its parameter, or the only word of the command line when objects are piped.</summary>
    /// <param name="parameter">The name of the parameter.</param>
    /// <param name="given">Its value; null where it was not given.</param>
    private protected string GetDestination(string parameter, string? given)
    {
        if (given is not null)
        {
            return given;
        }

        var word = IsOnCommandLine(nameof(Name)) ? null : TakeDestination(Automation);
        if (word is null)
        {
            Refuse(SelectionErrors.DestinationMissing(parameter));
        }

        Automation = "";
        return word!;
    }

    private void ProcessGiven(CmArtifact artifact)
    {
        if (IsOnCommandLine(nameof(Name)))
        {
            WriteFailure(SelectionErrors.TwoSelections(artifact), artifact);
            return;
        }

        Process(artifact.Source);
    }

    /// <summary>Processes one artifact.</summary>
    private protected abstract void Process(Artifact artifact);

    /// <summary>Emits an artifact as Get-CmArtifact does.</summary>
    private protected void Emit(Artifact artifact)
    {
        if (TryWork(artifact.Path, (engine, _) => new FoundArtifacts(engine).Create(artifact), out var found))
        {
            WriteObject(found);
        }
    }
}
