using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Experiments.Running;

namespace CmPowerShell.Engine.Experiments.Executors.Common;

/// <summary>Lets several workers measure points at the same time.</summary>
/// <param name="states">The points. They are started in this order, so that a recorded seed repeats the order of their starts.</param>
internal sealed class PointQueue(IReadOnlyList<PointState> states)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private readonly ConcurrentQueue<PointState> _open = new(states);
    private readonly BlockingCollection<PointState> _finished = [];
    private int _unfinished = states.Count;

    /// <summary>The points that no worker has measured, since all of them have given up.</summary>
    public IReadOnlyCollection<PointState> Left => _open;

    /// <summary>Measures the points.</summary>
    /// <param name="workers">Each measures one point at a time, on a separate thread. One that returns false gives the point back and gets no further one.</param>
    /// <param name="operation">The operation.</param>
    /// <returns>The points in the order of their end.</returns>
    /// <exception cref="OperationCanceledException">The operation was cancelled; all workers have ended.</exception>
    public IEnumerable<PointState> Measure(IEnumerable<Func<PointState, Operation, bool>> workers, Operation operation)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(operation.Cancellation);
        var inner = operation with { Cancellation = end.Token };
        var all = Task.WhenAll([.. workers.Select(worker => Start(() => Work(worker, inner), end))]);
        _ = all.ContinueWith(_ => _finished.CompleteAdding(), TaskScheduler.Default);
        try
        {
            foreach (var state in _finished.GetConsumingEnumerable(CancellationToken.None))
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

        operation.Cancellation.ThrowIfCancellationRequested();
        if (all.Result.FirstOrDefault(problem => problem is not (null or OperationCanceledException)) is { } failure)
        {
            ExceptionDispatchInfo.Throw(failure);
        }
    }

    // A point may come back as long as one is unfinished.
    private void Work(Func<PointState, Operation, bool> worker, Operation operation)
    {
        while (Volatile.Read(ref _unfinished) > 0)
        {
            operation.Cancellation.ThrowIfCancellationRequested();
            if (!_open.TryDequeue(out var state))
            {
                operation.Cancellation.WaitHandle.WaitOne(Pause);
                continue;
            }

            if (!worker(state, operation))
            {
                _open.Enqueue(state);
                return;
            }

            Interlocked.Decrement(ref _unfinished);
            _finished.Add(state, CancellationToken.None);
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
}
