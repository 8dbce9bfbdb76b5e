using System.Management.Automation;
using CmPowerShell.Binding;
using CmPowerShell.Engine.Events;
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

    // So many of them are read ahead of the pipeline; more would fill the memory.
    private const int Ahead = 8;

    private readonly SemaphoreSlim _room = new(Ahead);

    /// <summary>Only runs of this name; wildcards allowed.</summary>
    [Parameter]
    [SupportsWildcards]
    [Text]
    [NotBlank]
    public string? Run { get; set; }

    /// <summary>Only the last run of each experiment that has results.</summary>
    [Parameter]
    public SwitchParameter Last { get; set; }

    // All experiments are one piece of work: to wait for a thread once per file costs more than to read the file.
    private protected override void Process(IEnumerable<CmExperiment> experiments) =>
        TryStream(null, (_, operation) => experiments.SelectMany(experiment => Read(experiment, operation)), Emit);

    private void Emit(Batch batch)
    {
        _room.Release();
        if (batch.Rows.Count > 0)
        {
            WriteObject(batch.Rows.Select(row => ResultObject.Create(batch.Experiment, batch.Run, row)), enumerateCollection: true);
        }

        if (batch.Failure is { } failure)
        {
            WriteFailure(failure, batch.Run.Length > 0 ? $"{batch.Experiment}/{batch.Run}" : batch.Experiment);
        }
    }

    private IEnumerable<Batch> Read(CmExperiment experiment, Operation operation)
    {
        List<ExperimentRun> runs = [];
        var failure = Try(() => runs = Choose(experiment));
        IEnumerable<Batch> none = failure is null ? [] : [new Batch(experiment.Name, "", [], failure)];

        // A run whose file is broken is one error, and the others are read.
        foreach (var batch in none.Concat(runs.SelectMany(run => InBatches(experiment.Name, run))))
        {
            _room.Wait(operation.Cancellation);
            yield return batch;
        }
    }

    // The first batch has one result, so that it is emitted immediately. What was read before an error is emitted before it.
    private static IEnumerable<Batch> InBatches(string experiment, ExperimentRun run)
    {
        using var reader = run.ReadRows().GetEnumerator();
        for (var (size, isOver) = (1, false); !isOver; size = Math.Min(2 * size, AtATime))
        {
            var rows = new List<ResultRow>(size);
            Exception? failure = null;
            while (rows.Count < size && !isOver)
            {
                failure = Try(() => isOver = !reader.MoveNext());
                isOver |= failure is not null;
                if (!isOver)
                {
                    rows.Add(reader.Current);
                }
            }

            yield return new Batch(experiment, run.Name, rows, failure);
        }
    }

    private static Exception? Try(Action work)
    {
        try
        {
            work();
            return null;
        }
        catch (Exception problem) when (problem is CmException or IOException or UnauthorizedAccessException)
        {
            return problem;
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            _room.Dispose();
        }
    }

    private List<ExperimentRun> Choose(CmExperiment experiment)
    {
        var pattern = Run is null ? null : Wildcard.Parse(Run);
        var runs = experiment.Runs.Select(run => run.Source).Where(run => run.HasResults && pattern?.IsMatch(run.Name) != false).ToList();
        return Last && runs.Count > 0 ? [runs[^1]] : runs;
    }

    private sealed record Batch(string Experiment, string Run, IReadOnlyList<ResultRow> Rows, Exception? Failure);
}
