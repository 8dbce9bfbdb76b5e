using CmPowerShell.Engine.Experiments.Running;

namespace CmPowerShell.Engine.Experiments.Executors;

/// <summary>Makes the executors that this program has. A further one is one class, and one line here.</summary>
internal sealed class ExecutorFactory : IExecutorFactory
{
    /// <inheritdoc/>
    public IPointExecutor Open(ExecutorScene scene)
    {
        var limit = Math.Max(1, scene.Request.ThrottleLimit);
        var trials = new TrialRunner(scene.Run, scene.Work, scene.Writer, scene.Output) { IsAlone = limit == 1 };
        return new LocalExecutor(new PointMeasurement(scene.Request, trials), limit);
    }
}
