using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Experiments.Design;
using CmPowerShell.Engine.Experiments.Storage;
using CmPowerShell.Engine.Experiments.Summaries;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Experiments.Running;

/// <summary>One run of an experiment that is in progress. Each result is on the disk before the next measurement starts.</summary>
public sealed class ExperimentSession : IDisposable
{
    private readonly ExperimentRequest _request;
    private readonly IPointExecutor _executor;
    private readonly ExperimentBudget _budget;
    private readonly ResultWriter _writer;
    private readonly Random _random;
    private readonly ILookup<string, MetaMap> _kept;
    private int _points;
    private int _failed;

    internal ExperimentSession(ExperimentRequest request, ExperimentRun run, IReadOnlyList<ExperimentPoint> points, IEnumerable<MetaMap> kept, Func<ResultWriter, IPointExecutor> open)
    {
        (_request, Run, Points) = (request, run, points);
        _kept = kept.ToLookup(result => result.Text(ResultKeys.Point), StringComparer.Ordinal);
        _random = new Random(run.Record.Seed);
        _budget = new ExperimentBudget(request);
        _writer = new ResultWriter(run.ResultPath);
        _executor = open(_writer);
    }

    /// <summary>The run.</summary>
    public ExperimentRun Run { get; }

    /// <summary>The points in the order of measurement; empty if the caller chooses them one after the other.</summary>
    public IReadOnlyList<ExperimentPoint> Points { get; }

    /// <summary>The budget that was spent; empty if none was.</summary>
    public string StoppedBy => _budget.StoppedBy;

    /// <summary>Measures points.</summary>
    /// <param name="points">The points; a point of this session that was measured already is measured again.</param>
    /// <param name="operation">The operation.</param>
    /// <returns>The outcome of each point as soon as it is complete.</returns>
    /// <exception cref="OperationCanceledException">The operation was cancelled. What was measured is kept, and the run can be resumed.</exception>
    public IEnumerable<PointOutcome> Measure(IReadOnlyList<ExperimentPoint> points, Operation operation)
    {
        ArgumentNullException.ThrowIfNull(points);
        ArgumentNullException.ThrowIfNull(operation);
        List<PointState> open = [.. _budget.Take(points, _points).Select(Begin)];
        var progress = new ProgressEstimate(Run.Artifact.Alias, open.Sum(state => Math.Max(0, _request.Repeat - state.Results.Count)), operation);
        while (open.Count > 0)
        {
            var ended = new HashSet<PointState>(ReferenceEqualityComparer.Instance);
            foreach (var state in _executor.Measure(NextBatch(open, progress), operation))
            {
                if ((!state.IsDone(_request) && !_budget.IsTimeSpent) || !ended.Add(state))
                {
                    continue;
                }

                if (state.Error is not null || state.Results.Count > 0)
                {
                    yield return Complete(state, operation);
                }
            }

            open.RemoveAll(ended.Contains);
        }

        progress.End();
    }

    /// <summary>Records that the run is complete.</summary>
    public void Finish() => Run.Record.Finish(StoppedBy, _points, _failed);

    /// <summary>Closes the files. A run that was not finished can be resumed.</summary>
    public void Dispose() => _writer.Dispose();

    private PointState Begin(ExperimentPoint point)
    {
        var kept = _kept[point.Id].ToList();
        var state = new PointState(++_points, point) { Kept = kept.Count };
        kept.ForEach(result => state.Take(result, _request));
        return state;
    }

    // A round has all open points once, in a random order.
    private PointBatch NextBatch(List<PointState> open, ProgressEstimate progress)
    {
        PointState[] states = [.. open];
        var isRound = _request.Order == PointOrder.Interleaved;
        if (isRound)
        {
            _random.Shuffle(states);
        }

        return new PointBatch(states, isRound, _budget, progress);
    }

    private PointOutcome Complete(PointState state, Operation operation)
    {
        _failed += state.Error is null ? 0 : 1;
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
            Duration = state.Duration,
            Folder = state.Folder,
        };
    }
}
