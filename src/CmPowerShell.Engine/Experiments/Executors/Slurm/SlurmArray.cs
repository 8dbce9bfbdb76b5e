using CmPowerShell.Engine.Experiments.Executors.Common;
using CmPowerShell.Engine.Experiments.Running;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Experiments.Executors.Slurm;

/// <summary>A submitted array: its points, and which of them have ended.</summary>
internal sealed class SlurmArray
{
    // A file of another node may be visible later than the end of its task is known.
    private static readonly TimeSpan AnswerGrace = TimeSpan.FromSeconds(5);

    private readonly SlurmFolder _folder;
    private readonly Dictionary<int, PointState> _open;
    private readonly Dictionary<int, DateTime> _ended = [];
    private bool _hasFailed;

    private SlurmArray(string job, SlurmFolder folder, IReadOnlyList<PointState> states)
    {
        (Job, _folder) = (job, folder);
        _open = states.Select((state, index) => (state, index)).ToDictionary(pair => pair.index, pair => pair.state);
    }

    /// <summary>The number of the job.</summary>
    public string Job { get; }

    /// <summary>The number of points that have not ended.</summary>
    public int OpenCount => _open.Count;

    /// <summary>Submits an array.</summary>
    /// <exception cref="CmException">Id <c>SchedulerRefused</c>.</exception>
    public static SlurmArray Submit(ExecutorScene scene, string home, IReadOnlyList<PointState> states, bool isRound)
    {
        var folder = SlurmFolder.Create(scene.Run.Folder, home, states.Select(state => PointTask.Write(scene, state, isRound, isShared: true)));
        try
        {
            var job = SlurmCommands.Submit(folder.FullPath, states.Count, scene.Request.ThrottleLimit, scene.Request.Resources);
            folder.Keep(job);
            return new SlurmArray(job, folder, states);
        }
        catch
        {
            folder.Remove(keepsLogs: false);
            throw;
        }
    }

    /// <summary>Takes the answers that are there.</summary>
    /// <returns>The points that are complete now.</returns>
    public IReadOnlyList<PointState> TakeAnswers(ExecutorScene scene)
    {
        var taken = new List<PointState>();
        foreach (var (index, state) in _open.ToList())
        {
            if (_folder.FindAnswer(index) is { } answer)
            {
                PointAnswer.Take(answer, state, scene);
                Close(index, state, taken);
            }
        }

        return taken;
    }

    /// <summary>Takes what the scheduler reports: a task that has ended without an answer is a failed point.</summary>
    /// <param name="tasks">All tasks.</param>
    /// <param name="isStopped">Whether waiting tasks were cancelled by us, since a budget is spent.</param>
    /// <param name="scene">The run.</param>
    /// <returns>The points that have ended now.</returns>
    public IReadOnlyList<PointState> TakeEnds(IReadOnlyDictionary<(string Job, int Index), SlurmTask> tasks, bool isStopped, ExecutorScene scene)
    {
        var taken = new List<PointState>();
        foreach (var (index, state) in _open.ToList())
        {
            var task = tasks.GetValueOrDefault((Job, index));
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
                LostPoint.Keep(state, GetError(task, index), scene);
            }

            Close(index, state, taken);
        }

        return taken;
    }

    /// <summary>Removes the files of the tasks.</summary>
    public void Remove() => _folder.Remove(keepsLogs: _hasFailed);

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
