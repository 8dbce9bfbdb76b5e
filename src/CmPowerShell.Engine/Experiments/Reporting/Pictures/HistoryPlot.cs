using CmPowerShell.Engine.Experiments.Reporting.Content;

namespace CmPowerShell.Engine.Experiments.Reporting.Pictures;

/// <summary>Draws the medians of a figure over the runs of an experiment, with a line for each point.</summary>
internal static class HistoryPlot
{
    /// <summary>Draws the picture.</summary>
    /// <param name="runs">The runs, the oldest first.</param>
    /// <param name="figure">The figure.</param>
    public static SvgPicture Draw(IReadOnlyList<ReportRun> runs, string figure)
    {
        var dots = runs.SelectMany((run, place) => run.Points.Where(point => point.Find(figure) is not null)
            .Select(point => new SeriesDot(point.Text, place + 1, point.Find(figure)!.Sample.Median, $"{point.Text}, {run.Run.Name}"))).ToList();
        return SeriesPlot.Draw($"{figure} by run", dots, $"runs, the oldest first: {runs[0].Run.Name} to {runs[^1].Run.Name}", runs[^1].GetLabel(figure));
    }
}
