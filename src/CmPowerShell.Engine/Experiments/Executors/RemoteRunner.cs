using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Execution;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Experiments.Design;
using CmPowerShell.Engine.Experiments.Running;
using CmPowerShell.Engine.Experiments.Tasks;
using CmPowerShell.Engine.Index;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Engine.Scripts.Model;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Experiments.Executors;

/// <summary>Runs one script by an executor of experiments: as a job of a cluster, or on another host.</summary>
public sealed class RemoteRunner
{
    private readonly ScriptRunner _runner;
    private readonly IArtifactIndex _index;
    private readonly string _folder;
    private readonly ExecutorFactory _executors;

    internal RemoteRunner(ScriptRunner runner, IArtifactIndex index, CmHome home) =>
        (_runner, _index, _folder, _executors) = (runner, index, Path.Combine(home.OwnPath, "jobs"), new ExecutorFactory(home.Path));

    /// <summary>Runs a script, and waits for its end. Its output is received while it runs.</summary>
    /// <param name="request">The script and its inputs.</param>
    /// <param name="options">Where it runs; not in this process.</param>
    /// <param name="operation">The operation.</param>
    /// <returns>Its result. The files of a run on another host stay there.</returns>
    /// <exception cref="CmException">What the run ended with there, <c>TaskLost</c>, <c>TaskTimedOut</c> or <c>HostNotUsable</c>; or the executor cannot be used here.</exception>
    /// <exception cref="OperationCanceledException">The operation was cancelled; the job has ended.</exception>
    public RunResult Run(RunRequest request, ExecutorOptions options, Operation operation)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(operation);
        _executors.Check(options);
        Check(request);
        var folder = Path.Combine(_folder, ArtifactStore.NewUid());
        Directory.CreateDirectory(folder);
        try
        {
            return Run(new ScriptTasks(request, folder, GetResources(request, options)), options, operation);
        }
        finally
        {
            DirectoryDeleter.TryRemove(folder);
        }
    }

    private RunResult Run(ScriptTasks tasks, ExecutorOptions options, Operation operation)
    {
        // One run has no steps to count.
        var progress = new ProgressEstimate("", 1, operation with { Events = NullEventSink.Instance });
        var state = new PointState(1, new ExperimentPoint([]));
        var batch = new PointBatch([state], IsRound: false, new ExperimentBudget(tasks.Request), progress);
        foreach (var _ in _executors.Open(tasks, options).Measure(batch, operation))
        {
        }

        _index.MarkStale();
        _index.Refresh();
        return tasks.Answer is { } answer ? ScriptTask.Read(answer, _index) : throw new CmException(state.Error!);
    }

    // Only a scheduler uses them, and another host may have a script that is not here.
    private MetaMap GetResources(RunRequest request, ExecutorOptions options) =>
        options.Kind == ExecutorKind.Slurm ? ScriptKeys.Resources.In((request.Script ?? _runner.Find(request)[0]).Meta) : [];

    /// <summary>The error of an option that an executor cannot keep.</summary>
    /// <param name="reason">A sentence that names the option.</param>
    public static CmException Unfit(string reason) => new(new CmError("ExecutorUnfit", ReturnCode.Failed, CmErrorCategory.InvalidArgument, reason)
    { Hint = "Leave it out, or run without -Executor.", ClassicHint = "Leave it out, or run without --executor." });

    // They are known to this process only, and are not sent.
    private static void Check(RunRequest request)
    {
        if (request.SecretEnv.Count > 0)
        {
            throw Unfit("Values of secret variables are not sent to other machines.");
        }

        if (request.Lock is not null)
        {
            throw Unfit("A lock file holds for runs of this process.");
        }
    }
}
