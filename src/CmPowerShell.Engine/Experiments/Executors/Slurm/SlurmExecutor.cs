using System.Diagnostics;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Experiments.Running;
using CmPowerShell.Engine.Experiments.Tasks;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Experiments.Executors.Slurm;

/// <summary>Measures points on the nodes of a cluster: each point is a task of an array of Slurm, and the folder of the run is on a file system that all nodes have.</summary>
internal sealed class SlurmExecutor(IRemoteTasks tasks, ExecutorOptions options, string home) : IPointExecutor
{
    private static readonly TimeSpan AnswerInterval = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan StateInterval = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan EndGrace = TimeSpan.FromSeconds(10);

    // A controller that is started again answers after some time.
    private static readonly TimeSpan SilenceLimit = TimeSpan.FromMinutes(5);

    private readonly Stopwatch _silence = new();

    /// <inheritdoc/>
    public IEnumerable<PointState> Measure(PointBatch batch, Operation operation)
    {
        SlurmLeftovers.Take(tasks, batch.States, operation);
        foreach (var state in batch.States.Where(state => state.IsDone(tasks.Request)))
        {
            yield return state;
        }

        List<PointState> open = [.. batch.States.Where(state => !state.IsDone(tasks.Request))];
        Prepare(open, operation);
        var arrays = new List<SlurmArray>();
        try
        {
            Submit(open, batch.IsRound, arrays, operation);
            foreach (var state in Wait(arrays, batch, operation))
            {
                yield return state;
            }
        }
        finally
        {
            End(arrays, operation);
        }
    }

    // Here, before the first task: one process writes the cached results that all tasks then read.
    private void Prepare(List<PointState> states, Operation operation)
    {
        foreach (var state in states)
        {
            operation.Cancellation.ThrowIfCancellationRequested();
            tasks.Prepare(state, operation);
        }
    }

    private void Submit(List<PointState> open, bool isRound, List<SlurmArray> arrays, Operation operation)
    {
        // One call of sbatch has one set of resources.
        foreach (var group in open.GroupBy(state => JsonMeta.WriteLine(GetResources(state)), StringComparer.Ordinal))
        {
            var request = new SlurmRequest(home, isRound, GetResources(group.First()));
            foreach (var states in group.Chunk(SlurmCommands.GetMaximumArray()))
            {
                operation.Cancellation.ThrowIfCancellationRequested();
                arrays.Add(SlurmArray.Submit(tasks, request, states));
                operation.Detail($"Submitted the job {arrays[^1].Job} with {states.Length} tasks.");
            }
        }
    }

    // Options of the caller override what the script declares.
    private MetaMap GetResources(PointState state) => SlurmOptions.Merge(tasks.GetResources(state), options.Resources);

    private IEnumerable<PointState> Wait(List<SlurmArray> arrays, PointBatch batch, Operation operation)
    {
        var (watch, isStopped) = (Stopwatch.StartNew(), false);
        while (arrays.Any(array => array.OpenCount > 0))
        {
            operation.Cancellation.ThrowIfCancellationRequested();
            if (!isStopped && batch.Budget.IsTimeSpent)
            {
                isStopped = true;
                SlurmCommands.Cancel([.. arrays.Select(array => array.Job)], onlyPending: true);
            }

            arrays.ForEach(array => array.ReportOutput(operation));
            var ended = arrays.SelectMany(array => array.TakeAnswers(tasks, operation)).ToList();
            if (watch.Elapsed >= StateInterval)
            {
                watch.Restart();
                ended.AddRange(TakeEnds(arrays, isStopped, operation));
            }

            foreach (var state in ended)
            {
                batch.Progress.Step(state.Point.ToString());
                yield return state;
            }

            operation.Cancellation.WaitHandle.WaitOne(AnswerInterval);
        }
    }

    private List<PointState> TakeEnds(List<SlurmArray> arrays, bool isStopped, Operation operation)
    {
        try
        {
            var known = SlurmCommands.GetTasks([.. arrays.Where(array => array.OpenCount > 0).Select(array => array.Job)]);
            _silence.Reset();
            operation.Detail($"Slurm: {known.Values.Count(task => task.State == "RUNNING")} tasks run, {known.Values.Count(task => task.IsPending)} wait.");
            return [.. arrays.SelectMany(array => array.TakeEnds(known, isStopped, tasks, operation))];
        }
        catch (CmException) when (_silence.Elapsed < SilenceLimit)
        {
            _silence.Start();
            return [];
        }
    }

    // What has ended until now is kept, so that a resumed run does not measure it again.
    private void End(List<SlurmArray> arrays, Operation operation)
    {
        List<SlurmArray> open = [.. arrays.Where(array => array.OpenCount > 0)];
        SlurmCommands.Cancel([.. open.Select(array => array.Job)]);
        var watch = Stopwatch.StartNew();
        while (open.Count > 0 && watch.Elapsed < EndGrace && Run(open))
        {
            Thread.Sleep(AnswerInterval);
        }

        open.ForEach(array => array.TakeAnswers(tasks, operation));
        arrays.ForEach(array => array.Remove());
    }

    private static bool Run(List<SlurmArray> open)
    {
        try
        {
            return SlurmCommands.GetTasks([.. open.Select(array => array.Job)]).Values.Any(task => !task.HasEnded);
        }
        catch (CmException)
        {
            return false;
        }
    }
}
