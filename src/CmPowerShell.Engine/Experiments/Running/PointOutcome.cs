using CmPowerShell.Engine.Experiments.Design;
using CmPowerShell.Engine.Experiments.Storage;
using CmPowerShell.Engine.Experiments.Summaries;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Experiments.Running;

/// <summary>The outcome of one point.</summary>
/// <param name="Run">The run of the experiment.</param>
/// <param name="Number">The number of the point in the list of points, from 1.</param>
/// <param name="Point">The point.</param>
public sealed record PointOutcome(ExperimentRun Run, int Number, ExperimentPoint Point)
{
    /// <summary>The error that ended the point; null if all runs succeeded.</summary>
    public CmError? Error { get; init; }

    /// <summary>The number of measurements that succeeded, those before a resume included.</summary>
    public int Count { get; init; }

    /// <summary>Whether all of them were there before a resume.</summary>
    public bool IsKept { get; init; }

    /// <summary>The statistics of the figures.</summary>
    public IReadOnlyList<FigureSummary> Figures { get; init; } = [];

    /// <summary>The time of all runs of this session, warm-up included.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>Full path of the folder of the last run; null if none ran in this session.</summary>
    public string? Folder { get; init; }
}
