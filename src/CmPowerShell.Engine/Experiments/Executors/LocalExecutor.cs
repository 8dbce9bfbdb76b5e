using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Experiments.Executors.Common;
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

    private IEnumerable<PointState> InParallel(PointBatch batch, Operation operation) =>
        new PointQueue(batch.States).Measure(Enumerable.Repeat(Worker(batch), Math.Min(limit, batch.States.Count)), operation);

    private Func<PointState, Operation, bool> Worker(PointBatch batch) => (state, operation) =>
    {
        measurement.Measure(state, batch, operation);
        return true;
    };
}
