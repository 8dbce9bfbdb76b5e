using CmPowerShell.Engine.Events;

namespace CmPowerShell.Engine.Experiments.Running;

/// <summary>Where points are measured: in this process, on the nodes of a cluster, or on other hosts.</summary>
internal interface IPointExecutor
{
    /// <summary>Measures points.</summary>
    /// <param name="batch">The points.</param>
    /// <param name="operation">The operation.</param>
    /// <returns>Each point as soon as it is complete, or measured once in a round. Those that a spent budget left out are returned too.</returns>
    /// <exception cref="OperationCanceledException">The operation was cancelled; everything that was started has ended.</exception>
    IEnumerable<PointState> Measure(PointBatch batch, Operation operation);
}
