using CmPowerShell.Engine.Experiments.Design;

namespace CmPowerShell.Engine.Experiments.Running;

/// <summary>What an experiment would measure.</summary>
/// <param name="Points">The points in the order of measurement.</param>
/// <param name="RunCount">The number of runs, warm-up included; the least number if the precision decides.</param>
/// <param name="Estimate">The duration that earlier runs of the experiment suggest; null if there are none.</param>
public sealed record ExperimentPlan(IReadOnlyList<ExperimentPoint> Points, int RunCount, TimeSpan? Estimate)
{
    /// <summary>The name of the experiment; empty if its tags select it.</summary>
    public string Experiment { get; init; } = "";

    /// <summary>The estimate for a user; empty if there is none.</summary>
    public string EstimateText => Estimate is { } time ? ProgressEstimate.Show(time) : "";
}
