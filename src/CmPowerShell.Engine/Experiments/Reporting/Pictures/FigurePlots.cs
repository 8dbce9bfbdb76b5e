using CmPowerShell.Engine.Experiments.Figures;
using CmPowerShell.Engine.Experiments.Reporting.Content;
using CmPowerShell.Engine.Experiments.Statistics;

namespace CmPowerShell.Engine.Experiments.Reporting.Pictures;

/// <summary>The pictures of one figure of a run.</summary>
internal static class FigurePlots
{
    // More rows than this are not readable, and the table has all of them.
    private const int MostRows = 60;
    private const int RowHeight = 24;

    /// <summary>A box for each point: the quartiles, the median, the range without outliers, and the outliers as dots.</summary>
    public static SvgPicture DrawBoxes(ReportRun run, string figure)
    {
        var rows = run.Points.Select(point => (point.Text, Figure: point.Find(figure))).Where(row => row.Figure is not null).Take(MostRows).Select(row => (row.Text, row.Figure!.Sample)).ToList();
        var range = ValueRange.Of(rows.SelectMany(row => new[] { row.Sample.Minimum, row.Sample.Maximum }));
        var bottom = rows.Count * RowHeight;
        var picture = PlotArea.Begin(bottom, $"{figure} by point", Describe(rows, run.GetUnit(figure)));
        for (var i = 0; i < rows.Count; i++)
        {
            DrawBox(picture, rows[i].Text, rows[i].Sample, (i * RowHeight) + (RowHeight / 2), value => PlotArea.PlaceAcross(value, range));
        }

        picture.Line(PlotArea.Left, bottom, PlotArea.Width - 20, bottom);
        foreach (var value in new[] { range.Low, (range.Low + range.High) / 2, range.High })
        {
            picture.Text(PlotArea.PlaceAcross(value, range), bottom + 18, PlotArea.Number(value), "middle");
        }

        return picture.Text(PlotArea.Width - 20, bottom + 36, run.GetLabel(figure), "end");
    }

    /// <summary>The medians over a numeric axis, with a line for each combination of the other parameters.</summary>
    public static SvgPicture DrawScale(ReportRun run, string figure, string axis)
    {
        var dots = run.Points.Select(point => (Series: string.Join(", ", point.Parameters.Where(pair => pair.Key != axis).Select(pair => $"{pair.Key}={pair.Value}")), X: FigureNumber.Find(point.Parameters.Find(axis)), Y: point.Find(figure)?.Sample.Median, point.Text))
            .Where(dot => dot is { X: not null, Y: not null }).Select(dot => new SeriesDot(dot.Series, dot.X!.Value, dot.Y!.Value, dot.Text)).ToList();
        return SeriesPlot.Draw($"{figure} by {axis}", dots, axis, run.GetLabel(figure));
    }

    private static void DrawBox(SvgPicture picture, string text, SampleSummary sample, double y, Func<double, double> place)
    {
        var outliers = sample.Outliers;
        var inner = sample.Values.Except(outliers).DefaultIfEmpty(sample.Median).ToList();
        picture.Text(PlotArea.Left - 10, y + 4, text, "end", 32)
            .Line(place(inner.Min()), y, place(inner.Max()), y)
            .Box(place(sample.LowerQuartile), y - 7, place(sample.UpperQuartile) - place(sample.LowerQuartile), 14)
            .Line(place(sample.Median), y - 9, place(sample.Median), y + 9, "mark");
        foreach (var outlier in outliers)
        {
            picture.Dot(place(outlier), y, PlotArea.Number(outlier));
        }
    }

    private static string Describe(List<(string Text, SampleSummary Sample)> rows, string unit) =>
        string.Join("; ", rows.Select(row => $"{row.Text}: median {PlotArea.Number(row.Sample.Median)} {unit}, {PlotArea.Number(row.Sample.Minimum)} to {PlotArea.Number(row.Sample.Maximum)}"));
}
