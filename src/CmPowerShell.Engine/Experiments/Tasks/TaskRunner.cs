using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Execution;
using CmPowerShell.Engine.Experiments.Running;
using CmPowerShell.Engine.Experiments.Storage;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Experiments.Tasks;

/// <summary>Does a task of another process: measures a point or runs a script, on a node of a cluster or on another host.</summary>
public sealed class TaskRunner
{
    // A scheduler ends all processes of a task at the same time, so the measured one may have failed before this one is cancelled.
    private static readonly TimeSpan CancelGrace = TimeSpan.FromSeconds(1);
    private readonly ScriptRunner _runner;
    private readonly WorkSelection _work;

    internal TaskRunner(ScriptRunner runner) => (_runner, _work) = (runner, new WorkSelection(runner));

    /// <summary>Does a task.</summary>
    /// <param name="task">The task.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="showsOutput">Whether what is measured shows its output.</param>
    /// <returns>The answer; what failed is in it.</returns>
    /// <exception cref="OperationCanceledException">The operation was cancelled.</exception>
    public MetaMap Run(MetaMap task, Operation operation, bool showsOutput)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(operation);
        try
        {
            return task.Find(ScriptTask.Key) is MetaMap ? ScriptTask.Run(task, _runner, operation) : Measure(task, operation, showsOutput);
        }
        catch (CmException failure)
        {
            return new MetaMap { ["machine"] = Environment.MachineName, [TaskError.Key] = TaskError.Write(failure.Error) };
        }
    }

    // On a machine without the folders of the caller the point is measured in a temporary one.
    private MetaMap Measure(MetaMap task, Operation operation, bool showsOutput)
    {
        if (task.Text("run") is { Length: > 0 } run)
        {
            return Measure(task, task.Text("experiment"), run, operation, showsOutput);
        }

        var temporary = Directory.CreateTempSubdirectory("cm-point-").FullName;
        try
        {
            var answer = Measure(task, temporary, temporary, operation, showsOutput);
            ReturnedFiles.Add(answer, temporary);
            return answer;
        }
        finally
        {
            DirectoryDeleter.TryRemove(temporary);
        }
    }

    private MetaMap Measure(MetaMap task, string experiment, string run, Operation operation, bool showsOutput)
    {
        var request = _work.Complete(PointTask.ReadRequest(task), 0);
        request = Directory.Exists(request.WorkDirectory) ? request : request with { WorkDirectory = run };
        var state = PointTask.ReadState(task, request);
        var home = new TrialHome(experiment, run, ExperimentRecord.Detached(), (state.Number - 1) * request.Repeat);
        var results = new ResultList();
        var trials = new TrialRunner(home, _work.Open(request), results, new TrialOutput(IsKept: request.Command.Count > 0, IsShown: showsOutput));
        var batch = new PointBatch([state], task.Flag("is_round"), new ExperimentBudget(request), new ProgressEstimate("", 1, operation));
        new PointMeasurement(request, trials).Measure(state, batch, operation);
        RefuseCancelled(state, operation);
        return PointAnswer.Write(state, results.Results, home.Record);
    }

    private static void RefuseCancelled(PointState state, Operation operation)
    {
        if (state.Error is not null && operation.Cancellation.WaitHandle.WaitOne(CancelGrace))
        {
            DirectoryDeleter.TryRemove(state.Folder!);
            operation.Cancellation.ThrowIfCancellationRequested();
        }
    }

    private sealed class ResultList : IResultSink
    {
        public List<MetaMap> Results { get; } = [];

        public void Append(MetaMap result) => Results.Add(SecretTexts.Mask(result));
    }
}
