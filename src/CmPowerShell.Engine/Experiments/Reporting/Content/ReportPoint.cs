using CmPowerShell.Engine.Experiments.Summaries;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Experiments.Reporting.Content;

/// <summary>One point in a report.</summary>
/// <param name="Parameters">Its settings by name.</param>
/// <param name="Figures">The statistics of its figures.</param>
/// <param name="Errors">The errors of its failed measurements, each text once.</param>
internal sealed record ReportPoint(MetaMap Parameters, IReadOnlyList<FigureSummary> Figures, IReadOnlyList<string> Errors)
{
    /// <summary>The settings in one line.</summary>
    public string Text => Parameters.Count == 0 ? "all results" : string.Join(", ", Parameters.Select(pair => $"{pair.Key}={pair.Value}"));

    /// <summary>A figure; null if it was not measured.</summary>
    public FigureSummary? Find(string figure) => Figures.FirstOrDefault(found => found.Name == figure);
}
