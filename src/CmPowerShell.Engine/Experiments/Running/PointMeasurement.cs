using System.Diagnostics;
using CmPowerShell.Engine.Events;

namespace CmPowerShell.Engine.Experiments.Running;

/// <summary>Measures a point in this process: warm-up, then as often as necessary, or once for a round.</summary>
internal sealed class PointMeasurement(ExperimentRequest request, TrialRunner trials)
{
    /// <summary>Measures a point. What a spent budget of time prevents is left out.</summary>
    /// <exception cref="OperationCanceledException">The operation was cancelled.</exception>
    public void Measure(PointState state, PointBatch batch, Operation operation)
    {
        while (!state.IsDone(request) && !batch.Budget.IsTimeSpent)
        {
            operation.Cancellation.ThrowIfCancellationRequested();
            var watch = Stopwatch.StartNew();
            MeasureOnce(state, operation);
            state.Duration += watch.Elapsed;
            batch.Progress.Step(state.Point.ToString());
            if (batch.IsRound)
            {
                break;
            }
        }
    }

    private void MeasureOnce(PointState state, Operation operation)
    {
        WarmUp(state, operation);
        var (result, error, folder) = trials.Measure(state.Point, state.Results.Count + 1, operation);
        (state.Error, state.Folder) = (error, folder);
        state.Take(result, request);
    }

    // What fails here fails again in the measurement, which keeps the error.
    private void WarmUp(PointState state, Operation operation)
    {
        if (state.IsWarm)
        {
            return;
        }

        trials.Prepare(state.Point, operation);
        for (var i = 0; i < request.Warmup; i++)
        {
            trials.WarmUp(state.Point, operation);
        }

        state.IsWarm = true;
    }
}
