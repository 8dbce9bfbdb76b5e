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
    private readonly List<CmExperiment> _there = [];
    private int _count;

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

    /// <summary>Publishes what was found only in the destination: it is committed where it is.</summary>
    protected override void EndProcessing()
    {
        if (_count == 0)
        {
            _there.ForEach(Publish);
        }

        base.EndProcessing();
    }

    // A name finds what was published before, too.
    private protected override void Process(CmExperiment experiment)
    {
        if (ParameterSetName == ByName && experiment.Repository == Destination)
        {
            _there.Add(experiment);
            return;
        }

        _count++;
        Publish(experiment);
    }

    private void Publish(CmExperiment experiment)
    {
        if (ShouldProcess($"{experiment.Name} to {Destination}", "Publish experiment")
            && TryWork(experiment.Name, (engine, operation) => engine.ExperimentPublisher.Publish(experiment.Source, engine.Repositories.Get(ObjectName.Parse(Destination)), Message ?? "", Redact, operation), out var published))
        {
            WriteObject(new CmPublishedExperiment(published!));
        }
    }
}
