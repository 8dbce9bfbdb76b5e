using System.Management.Automation;
using System.Runtime.ExceptionServices;
using CmPowerShell.Binding;
using CmPowerShell.Engine.Experiments.Storage;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Cmdlets.Experiments;

/// <summary>Reads the results of experiments as objects, one after the other.</summary>
[Cmdlet(VerbsCommon.Get, "CmResult", DefaultParameterSetName = ByName)]
[OutputType(ResultObject.TypeName)]
public sealed class GetCmResultCommand : CmExperimentSearchCmdlet
{
    // Objects go to the pipeline several at a time, since each way from thread to thread costs more than reading a result.
    private const int AtATime = 64;

    /// <summary>Only runs of this name; wildcards allowed.</summary>
    [Parameter]
    [SupportsWildcards]
    [Text]
    [NotBlank]
    public string? Run { get; set; }

    /// <summary>Only the last run of each experiment that has results.</summary>
    [Parameter]
    public SwitchParameter Last { get; set; }

    private protected override void Process(CmExperiment experiment)
    {
        if (!TryWork(experiment.Name, (_, _) => Choose(experiment), out var runs))
        {
            return;
        }

        foreach (var run in runs!)
        {
            // A run whose file is broken is one error, and the others are read.
            TryStream(run.ToString(), (_, _) => InBatches(run.ReadRows()), results => WriteObject(results.Select(result => ResultObject.Create(run, result)), enumerateCollection: true));
        }
    }

    // The first batch has one result, so that it is emitted immediately. What was read before an error is emitted before it.
    private static IEnumerable<List<ResultRow>> InBatches(IEnumerable<ResultRow> rows)
    {
        using var reader = rows.GetEnumerator();
        ExceptionDispatchInfo? failure = null;
        for (var (size, isOver) = (1, false); !isOver; size = Math.Min(2 * size, AtATime))
        {
            var batch = new List<ResultRow>(size);
            while (batch.Count < size && !isOver)
            {
                isOver = !TryNext(reader, batch, ref failure);
            }

            if (batch.Count > 0)
            {
                yield return batch;
            }
        }

        failure?.Throw();
    }

    private static bool TryNext(IEnumerator<ResultRow> reader, List<ResultRow> batch, ref ExceptionDispatchInfo? failure)
    {
        try
        {
            if (!reader.MoveNext())
            {
                return false;
            }

            batch.Add(reader.Current);
            return true;
        }
        catch (CmException problem)
        {
            failure = ExceptionDispatchInfo.Capture(problem);
            return false;
        }
    }

    private List<ExperimentRun> Choose(CmExperiment experiment)
    {
        var pattern = Run is null ? null : Wildcard.Parse(Run);
        var runs = experiment.Runs.Select(run => run.Source).Where(run => run.HasResults && pattern?.IsMatch(run.Name) != false).ToList();
        return Last && runs.Count > 0 ? [runs[^1]] : runs;
    }
}
