using CmPowerShell.Engine.Experiments.Reporting.Content;
using CmPowerShell.Engine.Experiments.Reporting.Pictures;

namespace CmPowerShell.Engine.Experiments.Reporting;

/// <summary>Selects the pictures of a report.</summary>
internal static class ReportPictures
{
    // Each figure against each other one would be too many pictures to compare.
    private const int MostPairs = 3;

    /// <summary>The pictures of one run, each with its title: boxes, curves and heat maps of each figure, and the first figures against each other.</summary>
    public static IEnumerable<(string Title, SvgPicture Picture)> Of(ReportRun run)
    {
        var (scale, pair) = (run.FindScale(), run.FindPair());
        foreach (var figure in run.Figures)
        {
            yield return ($"{figure} by point", FigurePlots.DrawBoxes(run, figure));
            if (scale is not null)
            {
                yield return ($"{figure} by {scale}", FigurePlots.DrawScale(run, figure, scale));
            }

            if (pair is { } axes)
            {
                yield return ($"{figure} by {axes.Rows} and {axes.Columns}", HeatMap.Draw(run, figure, axes));
            }
        }

        foreach (var other in run.Figures.Skip(1).Take(MostPairs))
        {
            yield return ($"{other} against {run.Figures[0]}", ScatterPlot.Draw(run, run.Figures[0], other));
        }
    }

    /// <summary>The history of each figure of the experiments that are in a report with several runs.</summary>
    public static IEnumerable<(string Title, SvgPicture Picture)> History(IReadOnlyList<ReportRun> runs)
    {
        foreach (var experiment in runs.GroupBy(run => run.Run.Artifact.Path).Select(group => group.OrderBy(run => run.Run.Name, StringComparer.Ordinal).ToList()).Where(group => group.Count > 1))
        {
            foreach (var figure in experiment.SelectMany(run => run.Figures).Distinct(StringComparer.Ordinal))
            {
                yield return ($"{figure} of {experiment[0].Run.Artifact.Name} by run", HistoryPlot.Draw([.. experiment.Where(run => run.Figures.Contains(figure))], figure));
            }
        }
    }
}
