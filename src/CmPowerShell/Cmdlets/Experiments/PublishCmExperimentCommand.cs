using System.Management.Automation;
using CmPowerShell.Binding;
using CmPowerShell.Completion;
using CmPowerShell.Engine.Naming;

namespace CmPowerShell.Cmdlets.Experiments;

/// <summary>Copies experiments into a git repository and commits them there.</summary>
[Cmdlet(VerbsData.Publish, "CmExperiment", DefaultParameterSetName = ByName, SupportsShouldProcess = true)]
[OutputType(typeof(CmPublishedExperiment))]
public sealed class PublishCmExperimentCommand : CmExperimentSearchCmdlet
{
    /// <summary>The repository that takes the experiments.</summary>
    [Parameter(Mandatory = true)]
    [ArgumentCompleter(typeof(RepoCompleter))]
    [Text]
    [NotBlank]
    public string Destination { get; set; } = "";

    /// <summary>The message of the commit.</summary>
    [Parameter]
    [Text]
    [NotBlank]
    public string? Message { get; set; }

    /// <summary>Replace secrets, and the names of machines, users and their folders.</summary>
    [Parameter]
    public SwitchParameter Redact { get; set; }

    private protected override void Process(CmExperiment experiment)
    {
        // A name without a repository finds what was published before, too.
        if (ParameterSetName == ByName && Repository is null && !Name.Any(name => name.Contains(':', StringComparison.Ordinal)) && experiment.Repository == Destination)
        {
            return;
        }

        if (ShouldProcess($"{experiment.Name} to {Destination}", "Publish experiment")
            && TryWork(experiment.Name, (engine, operation) => engine.ExperimentPublisher.Publish(experiment.Source, engine.Repositories.Get(ObjectName.Parse(Destination)), Message ?? "", Redact, operation), out var published))
        {
            WriteObject(new CmPublishedExperiment(published!));
        }
    }
}
