using System.Diagnostics;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Experiments.Design;
using CmPowerShell.Engine.Experiments.Figures;
using CmPowerShell.Engine.Experiments.Storage;
using CmPowerShell.Engine.Experiments.Summaries;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Experiments.Running;

/// <summary>One run of an experiment that is in progress. Each result is on the disk before the next measurement starts.</summary>
public sealed class ExperimentSession : IDisposable
{
    private readonly ExperimentRequest _request;
    private readonly TrialRunner _trials;
    private readonly ResultWriter _writer;
    private readonly Random _random;
    private readonly ILookup<string, MetaMap> _kept;
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private int _points;

    internal ExperimentSession(ExperimentRequest request, ExperimentRun run, ITrialWork work, IReadOnlyList<ExperimentPoint> points, IEnumerable<MetaMap> kept, bool isCommand, bool showsOutput)
    {
        (_request, Run, Points) = (request, run, points);
        _kept = kept.ToLookup(result => result.Text(ResultKeys.Point), StringComparer.Ordinal);
        _random = new Random(run.Record.Seed);
        _writer = new ResultWriter(run.ResultPath);
        _trials = new TrialRunner(run, work, _writer, keepsOutput: isCommand, showsOutput);
    }

    /// <summary>The run.</summary>
    public ExperimentRun Run { get; }

    /// <summary>The points in the order of measurement; empty if the caller chooses them one after the other.</summary>
    public IReadOnlyList<ExperimentPoint> Points { get; }

    /// <summary>The budget that was spent; empty if none was.</summary>
    public string StoppedBy { get; private set; } = "";

    /// <summary>Measures points.</summary>
    /// <param name="points">The points; a point of this session that was measured already is measured again.</param>
    /// <param name="operation">The operation.</param>
    /// <returns>The outcome of each point as soon as it is complete.</returns>
    /// <exception cref="OperationCanceledException">The operation was cancelled. What was measured is kept, and the run can be resumed.</exception>
    public IEnumerable<PointOutcome> Measure(IReadOnlyList<ExperimentPoint> points, Operation operation)
    {
        ArgumentNullException.ThrowIfNull(points);
        ArgumentNullException.ThrowIfNull(operation);
        List<PointState> open = [.. TakeBudget(points).Select(Begin)];
        var progress = new ProgressEstimate(Run.Artifact.Alias, open.Sum(state => Math.Max(0, _request.Repeat - state.Results.Count)), operation);
        while (open.Count > 0)
        {
            foreach (var state in Order(open))
            {
                MeasureNext(state, operation, progress);
                if (state.IsDone(_request) || StoppedBy.Length > 0)
                {
                    open.Remove(state);
                    if (state.Error is not null || state.Results.Count > 0)
                    {
                        yield return Complete(state, operation);
                    }
                }
            }
        }

        progress.End();
    }

    /// <summary>Records that the run is complete.</summary>
    public void Finish() => Run.Record.Finish(StoppedBy, _points);

    /// <summary>Closes the files. A run that was not finished can be resumed.</summary>
    public void Dispose() => _writer.Dispose();

    private IEnumerable<ExperimentPoint> TakeBudget(IReadOnlyList<ExperimentPoint> points)
    {
        if (_request.MaximumPoint is not { } most || _points + points.Count <= most)
        {
            return points;
        }

        StoppedBy = StoppedByPoints;
        return points.Take(Math.Max(0, most - _points));
    }

    private const string StoppedByPoints = "points";
    private const string StoppedByTime = "time";

    private PointState Begin(ExperimentPoint point)
    {
        var kept = _kept[point.Id].ToList();
        var state = new PointState(++_points, point) { Kept = kept.Count };
        kept.ForEach(result => Take(state, result));
        return state;
    }

    // One round: all open points once if they are interleaved, otherwise the first one until it is done.
    private IEnumerable<PointState> Order(List<PointState> open)
    {
        if (_request.Order != PointOrder.Interleaved)
        {
            return [open[0]];
        }

        PointState[] round = [.. open];
        _random.Shuffle(round);
        return round;
    }

    private void MeasureNext(PointState state, Operation operation, ProgressEstimate progress)
    {
        if (_request.MaximumTime is { } time && _watch.Elapsed >= time)
        {
            StoppedBy = StoppedByTime;
        }

        if (state.IsDone(_request) || StoppedBy == StoppedByTime)
        {
            return;
        }

        operation.Cancellation.ThrowIfCancellationRequested();
        state.Watch.Start();
        WarmUp(state, operation);
        if (state.Error is null)
        {
            var (result, error, folder) = _trials.Measure(state.Point, state.Results.Count + 1, operation);
            (state.Error, state.Folder) = (error, folder);
            Take(state, result);
        }

        state.Watch.Stop();
        progress.Step(state.Point.ToString());
    }

    // What fails here fails again in the measurement, which keeps the error.
    private void WarmUp(PointState state, Operation operation)
    {
        if (state.IsWarm)
        {
            return;
        }

        _trials.Prepare(state.Point, operation);
        for (var i = 0; i < _request.Warmup; i++)
        {
            _trials.WarmUp(state.Point, operation);
        }

        state.IsWarm = true;
    }

    private void Take(PointState state, MetaMap result)
    {
        if (state.Error is null)
        {
            state.Results.Add(result);
            if (FigureNumber.Find(result.Find(_request.Figure.Length > 0 ? _request.Figure : ResultKeys.Wall)) is { } number && double.IsFinite(number))
            {
                state.Deciding.Add(number);
            }
        }
    }

    private PointOutcome Complete(PointState state, Operation operation)
    {
        var series = new FigureSeries();
        state.Results.ForEach(result => series.Add(result, key => state.Point.Settings.Any(setting => setting.Name == key)));
        foreach (var problem in series.GetProblems($"{state.Point} of {Run}"))
        {
            operation.Events.Publish(new ProblemReported(problem));
        }

        return new PointOutcome(Run, state.Number, state.Point)
        {
            Error = state.Error,
            Count = state.Results.Count,
            IsKept = state.Folder is null,
            Figures = series.Summarize(Run.Record.GetUnit, Run.Record.GetBetter),
            Duration = state.Watch.Elapsed,
            Folder = state.Folder,
        };
    }
}
