using CmPowerShell.Engine.Experiments.Figures;
using CmPowerShell.Engine.Experiments.Statistics;

namespace CmPowerShell.Engine.Experiments.Summaries;

/// <summary>The statistics of one figure at one point.</summary>
/// <param name="Name">The figure.</param>
/// <param name="Unit">Its unit; empty if it is not known.</param>
/// <param name="Better">Which values are better.</param>
/// <param name="Sample">Its values.</param>
public sealed record FigureSummary(string Name, string Unit, BetterDirection Better, SampleSummary Sample);
