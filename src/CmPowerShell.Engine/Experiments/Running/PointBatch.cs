namespace CmPowerShell.Engine.Experiments.Running;

/// <summary>Points that are measured together.</summary>
/// <param name="States">The points, in the order of measurement.</param>
/// <param name="IsRound">Whether each is measured only once, as a part of a round.</param>
/// <param name="Budget">The budgets of the run.</param>
/// <param name="Progress">Takes each measurement.</param>
internal sealed record PointBatch(IReadOnlyList<PointState> States, bool IsRound, ExperimentBudget Budget, ProgressEstimate Progress);
