using CmPowerShell.Engine.Experiments.Executors.Common;
using CmPowerShell.Engine.Experiments.Executors.Slurm;
using CmPowerShell.Engine.Experiments.Executors.Ssh;
using CmPowerShell.Engine.Experiments.Running;
using CmPowerShell.Engine.Experiments.Tasks;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Experiments.Executors;

/// <summary>Makes the executors that this program has. A further one is one class, and one line in each method.</summary>
internal sealed class ExecutorFactory(string home) : IExecutorFactory
{
    /// <inheritdoc/>
    public void Check(ExecutorOptions options)
    {
        switch (options.Kind)
        {
            case ExecutorKind.Slurm:
                _ = SlurmOptions.GetArguments(options.Resources);
                SlurmCommands.Check();
                _ = CmProgram.Find();
                break;
            case ExecutorKind.Ssh:
                _ = SshExecutor.GetHosts(options);
                break;
        }

        Refuse(options.Kind != ExecutorKind.Slurm && options.Resources.Count > 0, "Resources", "Slurm");
        Refuse(options.Kind != ExecutorKind.Ssh && options.Hosts.Count > 0, "Hosts", "Ssh");
    }

    /// <inheritdoc/>
    public IPointExecutor Open(ExecutorScene scene)
    {
        var limit = Math.Max(1, scene.Request.ThrottleLimit);
        var trials = new TrialRunner(TrialHome.Of(scene.Run), scene.Work, scene.Writer, scene.Output) { IsAlone = limit == 1 };
        return scene.Request.Executor.Kind == ExecutorKind.Local
            ? new LocalExecutor(new PointMeasurement(scene.Request, trials), limit)
            : Open(new PointTasks(scene, trials), scene.Request.Executor);
    }

    /// <summary>Makes the executor of tasks for other processes.</summary>
    /// <param name="tasks">The tasks.</param>
    /// <param name="options">An executor that is not local.</param>
    public IPointExecutor Open(IRemoteTasks tasks, ExecutorOptions options) =>
        options.Kind == ExecutorKind.Slurm ? new SlurmExecutor(tasks, options, home) : new SshExecutor(tasks, options);

    // What has no effect is not accepted.
    private static void Refuse(bool isGiven, string what, string executor)
    {
        if (isGiven)
        {
            throw new CmException(new CmError("ExecutorUnfit", ReturnCode.Failed, CmErrorCategory.InvalidArgument, $"{what} were given, and only the executor {executor} uses them.")
            { Hint = $"Add -Executor {executor}, or leave them out.", ClassicHint = $"Add --executor={executor.ToLowerInvariant()}, or leave them out." });
        }
    }
}
