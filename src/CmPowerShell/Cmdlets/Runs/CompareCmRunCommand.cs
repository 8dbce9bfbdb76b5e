using System.Management.Automation;
using CmPowerShell.Binding;
using CmPowerShell.Completion;
using CmPowerShell.Engine;
using CmPowerShell.Engine.History;
using CmPowerShell.Engine.Reports.Comparison;
using CmPowerShell.Hosting;

namespace CmPowerShell.Cmdlets.Runs;

/// <summary>Compares two recorded runs: the differences of their requests, scripts and machines, the most likely causes first, and then those of their results.</summary>
[Cmdlet(VerbsData.Compare, "CmRun")]
[OutputType(typeof(CmRunDifference))]
public sealed class CompareCmRunCommand : CmCmdlet
{
    /// <summary>The id of the first run.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ArgumentCompleter(typeof(RunIdCompleter))]
    [RunId]
    [NotBlank]
    public string ReferenceId { get; set; } = "";

    /// <summary>The ids of the runs to compare with it.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [ArgumentCompleter(typeof(RunIdCompleter))]
    [RunId]
    [NotBlank]
    public string DifferenceId { get; set; } = "";

    /// <inheritdoc/>
    private protected override void ProcessItem()
    {
        if (TryWork(DifferenceId, (engine, _) => Compare(engine, engine.Runs.Find(ReferenceId), engine.Runs.Find(DifferenceId)), out var found))
        {
            WriteObject(found!.Select(difference => new CmRunDifference(difference, ReferenceId, DifferenceId)), enumerateCollection: true);
        }
    }

    private static IReadOnlyList<RunDifference> Compare(CmEngine engine, RunRecord reference, RunRecord difference)
    {
        engine.Refresh();
        return engine.CompareRuns(reference, difference);
    }
}
