using System.Management.Automation;
using CmPowerShell.Binding;
using CmPowerShell.Completion;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Hosting;

namespace CmPowerShell.Cmdlets.Experiments;

/// <summary>Merges results that other machines have measured, such as the legs of a matrix, into one run of an experiment.</summary>
[Cmdlet(VerbsData.Import, "CmExperiment", SupportsShouldProcess = true)]
[OutputType(typeof(CmExperimentRun))]
public sealed class ImportCmExperimentCommand : CmCmdlet
{
    private readonly List<string> _folders = [];

    /// <summary>Folders with runs of experiments, at any depth.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName", "PSPath")]
    [Texts]
    [NotBlank]
    public string[] Path { get; set; } = [];

    /// <summary>The experiment that takes the results, with its repository in front of a colon if that is not local.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ExperimentNameCompleter))]
    [Text]
    [NotBlank]
    public string? Experiment { get; set; }

    /// <summary>Tags of a new experiment.</summary>
    [Parameter]
    [Alias("Tags")]
    [ArgumentCompleter(typeof(TagCompleter))]
    [Tags]
    public string[] Tag { get; set; } = [];

    /// <summary>Collects the folders.</summary>
    private protected override void ProcessItem() => _folders.AddRange(Path.Select(GetUnresolvedProviderPathFromPSPath));

    /// <summary>Merges the results of all folders.</summary>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        var target = string.Join(", ", _folders);
        if (_folders.Count > 0 && ShouldProcess(target, "Import results of experiments")
            && TryWork(target, (engine, operation) => engine.ExperimentImporter.Import(_folders, Experiment is null ? ArtifactName.Any : ArtifactName.Parse(Experiment), Tag, operation), out var run))
        {
            Emit(run);
        }
    }

    private void Emit(Engine.Experiments.Storage.ExperimentRun? run)
    {
        if (run is null)
        {
            WriteVerbose("All of these results are here already.");
            return;
        }

        WriteObject(new CmExperimentRun(run));
    }
}
