using System.Diagnostics;

namespace CmPowerShell.Engine.Experiments.Running;

/// <summary>The budgets of a run: time and points.</summary>
internal sealed class ExperimentBudget(ExperimentRequest request)
{
    private const string ByPoints = "points";
    private const string ByTime = "time";
    private readonly Stopwatch _watch = Stopwatch.StartNew();

    /// <summary>The budget that was spent; empty if none was.</summary>
    public string StoppedBy { get; private set; } = "";

    /// <summary>Whether no further measurement may start.</summary>
    public bool IsTimeSpent
    {
        get
        {
            if (request.MaximumTime is { } most && _watch.Elapsed >= most)
            {
                StoppedBy = ByTime;
            }

            return StoppedBy == ByTime;
        }
    }

    /// <summary>The points that may still be measured.</summary>
    /// <param name="points">The points in the order of measurement.</param>
    /// <param name="count">The number of points before these.</param>
    public IReadOnlyList<T> Take<T>(IReadOnlyList<T> points, int count)
    {
        if (request.MaximumPoint is not { } most || count + points.Count <= most)
        {
            return points;
        }

        StoppedBy = ByPoints;
        return [.. points.Take(Math.Max(0, most - count))];
    }
}
