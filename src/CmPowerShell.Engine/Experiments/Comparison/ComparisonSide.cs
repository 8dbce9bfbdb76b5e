using CmPowerShell.Engine.Experiments.Storage;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Experiments.Comparison;

/// <summary>One side of a comparison.</summary>
/// <param name="Name">Its name in messages.</param>
/// <param name="Runs">The runs with its results; at least one.</param>
/// <param name="Filter">Only results with these values of parameters, other keys or facts of the run.</param>
public sealed record ComparisonSide(string Name, IReadOnlyList<ExperimentRun> Runs, MetaMap Filter);
