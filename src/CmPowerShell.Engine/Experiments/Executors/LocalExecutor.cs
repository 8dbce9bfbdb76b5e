using System.Collections.Concurrent;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Experiments.Running;

namespace CmPowerShell.Engine.Experiments.Executors;

/// <summary>Measures points in this process, one after the other or several at the same time.</summary>
internal sealed class LocalExecutor(PointMeasurement measurement, int limit) : IPointExecutor
{
    /// <inheritdoc/>
    public IEnumerable<PointState> Measure(PointBatch batch, Operation operation) =>
        limit <= 1 || batch.States.Count <= 1 ? InOrder(batch, operation) : InParallel(batch, operation);

    private IEnumerable<PointState> InOrder(PointBatch batch, Operation operation)
    {
        foreach (var state in batch.States)
        {
            measurement.Measure(state, batch, operation);
            yield return state;
        }
    }

    // The threads take the points in the order of the batch, so that a recorded seed repeats the order of their starts.
    private IEnumerable<PointState> InParallel(PointBatch batch, Operation operation)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(operation.Cancellation);
        using var finished = new BlockingCollection<PointState>();
        var (open, inner) = (new ConcurrentQueue<PointState>(batch.States), operation with { Cancellation = end.Token });
        Task<Exception?>[] workers = [.. Enumerable.Range(0, Math.Min(limit, batch.States.Count)).Select(_ => Start(() => Work(open, finished, batch, inner), end))];
        var all = Task.WhenAll(workers);
        _ = all.ContinueWith(_ => finished.CompleteAdding(), TaskScheduler.Default);
        try
        {
            foreach (var state in finished.GetConsumingEnumerable(CancellationToken.None))
            {
                yield return state;
            }
        }
        finally
        {
            // Also when the caller takes no further points: nothing runs on after this.
            end.Cancel();
            all.Wait(CancellationToken.None);
        }

        if (FindFailure(all.Result, operation) is { } failure)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failure);
        }
    }

    private void Work(ConcurrentQueue<PointState> open, BlockingCollection<PointState> finished, PointBatch batch, Operation operation)
    {
        while (open.TryDequeue(out var state))
        {
            measurement.Measure(state, batch, operation);
            finished.Add(state, CancellationToken.None);
        }
    }

    // What ends one thread, such as a full disk, ends the others.
    private static Task<Exception?> Start(Action work, CancellationTokenSource end) => Task.Factory.StartNew(
        () =>
        {
            try
            {
                work();
                return (Exception?)null;
            }
            catch (Exception problem)
            {
                end.Cancel();
                return problem;
            }
        },
        CancellationToken.None,
        TaskCreationOptions.LongRunning,
        TaskScheduler.Default);

    private static Exception? FindFailure(Exception?[] ends, Operation operation)
    {
        operation.Cancellation.ThrowIfCancellationRequested();
        return ends.FirstOrDefault(end => end is not (null or OperationCanceledException));
    }
}
