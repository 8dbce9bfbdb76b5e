using CmPowerShell.Engine.Experiments.Executors.Common;
using CmPowerShell.Engine.Experiments.Executors.Slurm;
using CmPowerShell.Engine.Experiments.Executors.Ssh;
using CmPowerShell.Engine.Experiments.Running;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Experiments.Executors;

/// <summary>Makes the executors that this program has. A further one is one class, and one line in each method.</summary>
internal sealed class ExecutorFactory(string home) : IExecutorFactory
{
    /// <inheritdoc/>
    public void Check(ExperimentRequest request)
    {
        switch (request.Executor)
        {
            case ExecutorKind.Slurm:
                _ = SlurmOptions.GetArguments(request.Resources);
                SlurmCommands.Check();
                _ = CmProgram.Find();
                break;
            case ExecutorKind.Ssh:
                _ = SshExecutor.GetHosts(request);
                break;
        }

        Refuse(request.Executor != ExecutorKind.Slurm && request.Resources.Count > 0, "Resources", "Slurm");
        Refuse(request.Executor != ExecutorKind.Ssh && request.Hosts.Count > 0, "Hosts", "Ssh");
    }

    /// <inheritdoc/>
    public IPointExecutor Open(ExecutorScene scene)
    {
        var limit = Math.Max(1, scene.Request.ThrottleLimit);
        var trials = new TrialRunner(TrialHome.Of(scene.Run), scene.Work, scene.Writer, scene.Output) { IsAlone = limit == 1 };
        return scene.Request.Executor switch
        {
            ExecutorKind.Slurm => new SlurmExecutor(scene, trials, home),
            ExecutorKind.Ssh => new SshExecutor(scene),
            _ => new LocalExecutor(new PointMeasurement(scene.Request, trials), limit),
        };
    }

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
