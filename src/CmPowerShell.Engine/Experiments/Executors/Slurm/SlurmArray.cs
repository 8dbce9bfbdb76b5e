using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Experiments.Running;
using CmPowerShell.Engine.Experiments.Tasks;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Experiments.Executors.Slurm;

/// <summary>A submitted array: its points, and which of them have ended.</summary>
internal sealed class SlurmArray
{
    // A file of another node may be visible later than the end of its task is known.
    private static readonly TimeSpan AnswerGrace = TimeSpan.FromSeconds(5);

    private readonly SlurmFolder _folder;
    private readonly Dictionary<int, PointState> _open;
    private readonly Dictionary<int, DateTime> _ended = [];
    private readonly Dictionary<int, GrowingFile> _logs = [];
    private readonly bool _showsOutput;
    private bool _hasFailed;

    private SlurmArray(string job, SlurmFolder folder, IReadOnlyList<PointState> states, bool showsOutput)
    {
        (Job, _folder, _showsOutput) = (job, folder, showsOutput);
        _open = states.Select((state, index) => (state, index)).ToDictionary(pair => pair.index, pair => pair.state);
    }

    /// <summary>The number of the job.</summary>
    public string Job { get; }

    /// <summary>The number of points that have not ended.</summary>
    public int OpenCount => _open.Count;

    /// <summary>Submits an array.</summary>
    /// <param name="tasks">Writes the tasks.</param>
    /// <param name="request">How they are submitted.</param>
    /// <param name="states">The points.</param>
    /// <exception cref="CmException">Id <c>SchedulerRefused</c>.</exception>
    public static SlurmArray Submit(IRemoteTasks tasks, SlurmRequest request, IReadOnlyList<PointState> states)
    {
        var folder = SlurmFolder.Create(tasks.Folder, request.Home, states.Select(state => tasks.Write(state, request.IsRound, isShared: true)));
        try
        {
            var job = SlurmCommands.Submit(folder.FullPath, states.Count, tasks, request.Resources);
            folder.Keep(job);
            return new SlurmArray(job, folder, states, tasks.ShowsOutput);
        }
        catch
        {
            folder.Remove(keepsLogs: false);
            throw;
        }
    }

    /// <summary>Takes the answers that are there.</summary>
    /// <returns>The points that are complete now.</returns>
    public IReadOnlyList<PointState> TakeAnswers(IRemoteTasks tasks, Operation operation)
    {
        var taken = new List<PointState>();
        foreach (var (index, state) in _open.ToList())
        {
            if (_folder.FindAnswer(index) is { } answer)
            {
                Report(index, operation, isLast: true);
                tasks.Take(answer, state, operation);
                Close(index, state, taken);
            }
        }

        return taken;
    }

    /// <summary>Reports what the tasks have printed since the last time.</summary>
    public void ReportOutput(Operation operation)
    {
        foreach (var index in _open.Keys)
        {
            Report(index, operation, isLast: false);
        }
    }

    /// <summary>Takes what the scheduler reports: a task that has ended without an answer is a failed point.</summary>
    /// <param name="known">All tasks that the scheduler knows.</param>
    /// <param name="isStopped">Whether waiting tasks were cancelled by us, since a budget is spent.</param>
    /// <param name="tasks">The tasks.</param>
    /// <param name="operation">The operation.</param>
    /// <returns>The points that have ended now.</returns>
    public IReadOnlyList<PointState> TakeEnds(IReadOnlyDictionary<(string Job, int Index), SlurmTask> known, bool isStopped, IRemoteTasks tasks, Operation operation)
    {
        var taken = new List<PointState>();
        foreach (var (index, state) in _open.ToList())
        {
            var task = known.GetValueOrDefault((Job, index));
            if (task is { HasEnded: false } || !IsOverdue(index))
            {
                continue;
            }

            if (task?.IsHeld == true)
            {
                SlurmCommands.Cancel([$"{Job}_{index}"]);
            }

            if (!isStopped || task?.State != "CANCELLED")
            {
                Report(index, operation, isLast: true);
                tasks.Lose(state, GetError(task, index));
            }

            Close(index, state, taken);
        }

        return taken;
    }

    /// <summary>Removes the files of the tasks.</summary>
    public void Remove() => _folder.Remove(keepsLogs: _hasFailed);

    private void Report(int index, Operation operation, bool isLast)
    {
        if (!_showsOutput)
        {
            return;
        }

        if (!_logs.TryGetValue(index, out var log))
        {
            _logs[index] = log = _folder.OpenLog(index);
        }

        log.Report(operation.Events, isLast);
    }

    private void Close(int index, PointState state, List<PointState> taken)
    {
        _open.Remove(index);
        _hasFailed |= state.Error is not null;
        taken.Add(state);
    }

    private bool IsOverdue(int index)
    {
        if (!_ended.TryGetValue(index, out var since))
        {
            _ended[index] = DateTime.UtcNow;
            return false;
        }

        return DateTime.UtcNow - since >= AnswerGrace;
    }

    private CmError GetError(SlurmTask? task, int index)
    {
        var (id, category) = task is { IsTimedOut: true } ? ("TaskTimedOut", CmErrorCategory.Timeout) : ("TaskLost", CmErrorCategory.ScriptFailed);
        var place = task is { Node.Length: > 0 } ? $" on the node {task.Node}" : "";
        var state = task is null ? "is not known to Slurm any more" : $"ended{place} with the state {task.State}{(task.Reason is "" or "None" ? "" : $" ({task.Reason})")}";
        return new CmError(id, ReturnCode.Failed, category, $"The task {Job}_{index} {state}, and left no result.")
        {
            Hint = "Measure it again with -Resume.",
            ClassicHint = "Measure it again with --resume.",
            LastLines = _folder.ReadLog(index),
            Target = $"{Job}_{index}",
        };
    }
}

/// <summary>How tasks are submitted.</summary>
/// <param name="Home">Full path of the home.</param>
/// <param name="IsRound">Whether each point is measured only once.</param>
/// <param name="Resources">The options of <c>sbatch</c>.</param>
internal sealed record SlurmRequest(string Home, bool IsRound, MetaMap Resources);
