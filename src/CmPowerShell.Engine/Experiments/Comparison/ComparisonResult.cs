using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Experiments.Comparison;

/// <summary>What a comparison found.</summary>
/// <param name="Figures">The figures that both sides have.</param>
/// <param name="Differences">What else differs between the two sides.</param>
/// <param name="Problems">The points and figures that cannot be compared.</param>
public sealed record ComparisonResult(IReadOnlyList<FigureComparison> Figures, IReadOnlyList<WorldDifference> Differences, IReadOnlyList<CmError> Problems);
