using System.Management.Automation;
using CmPowerShell.Binding;
using CmPowerShell.Completion;
using CmPowerShell.Hosting;

namespace CmPowerShell.Cmdlets.Experiments;

/// <summary>The base of the cmdlets that read experiments, found by name, tags and repository or given as objects.</summary>
public abstract class CmExperimentSearchCmdlet : CmSearchCmdlet
{
    private protected const string ByName = "Name";
    private protected const string ByObject = "InputObject";

    /// <summary>The names of experiments.</summary>
    [Parameter(Position = 0, ParameterSetName = ByName, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Experiment", "Uid")]
    [ArgumentCompleter(typeof(ExperimentNameCompleter))]
    [SupportsWildcards]
    [Texts]
    [NotBlank]
    public string[] Name { get; set; } = [""];

    /// <summary>Experiments, their runs or points as cmdlets emit them.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ByObject, ValueFromPipeline = true)]
    [GivenExperiment]
    [ValidateNotNullOrEmpty]
    public CmExperiment[] InputObject { get; set; } = [];

    /// <inheritdoc/>
    private protected override void ProcessItem()
    {
        if (InputObject.Length > 0)
        {
            Process(InputObject);
            return;
        }

        foreach (var name in Name)
        {
            if (TryWork(name, (engine, _) => engine.Experiments.Find(Parse(name), Tag), out var found))
            {
                Process(found!.Select(artifact => new CmExperiment(artifact)));
            }
        }
    }

    /// <summary>Processes the experiments that were found or given.</summary>
    private protected virtual void Process(IEnumerable<CmExperiment> experiments)
    {
        foreach (var experiment in experiments)
        {
            Process(experiment);
        }
    }

    /// <summary>Processes one experiment.</summary>
    private protected virtual void Process(CmExperiment experiment)
    {
    }
}
