using System.Globalization;
using CmPowerShell.Engine.Experiments.Figures;
using CmPowerShell.Engine.Experiments.Statistics;

namespace CmPowerShell.Engine.Experiments.Reporting;

/// <summary>The pictures of one figure of a run.</summary>
internal static class FigurePlots
{
    // More rows than this are not readable, and the table has all of them.
    private const int MostRows = 60;
    private const int Width = 720;
    private const int Left = 220;
    private const int RowHeight = 24;
    private const int ChartHeight = 280;

    /// <summary>A box for each point: the quartiles, the median, the range without outliers, and the outliers as dots.</summary>
    public static SvgPicture DrawBoxes(ReportRun run, string figure)
    {
        var rows = run.Points.Select(point => (point.Text, Figure: point.Find(figure))).Where(row => row.Figure is not null).Take(MostRows).Select(row => (row.Text, row.Figure!.Sample)).ToList();
        var (low, high) = GetRange(rows.SelectMany(row => new[] { row.Sample.Minimum, row.Sample.Maximum }));
        var picture = Begin(rows.Count * RowHeight, $"{figure} by point", Describe(rows, run.GetUnit(figure)));
        for (var i = 0; i < rows.Count; i++)
        {
            DrawBox(picture, rows[i].Text, rows[i].Sample, (i * RowHeight) + (RowHeight / 2), value => Scale(value, low, high));
        }

        var bottom = rows.Count * RowHeight;
        picture.Line(Left, bottom, Width - 20, bottom);
        foreach (var value in new[] { low, (low + high) / 2, high })
        {
            picture.Text(Scale(value, low, high), bottom + 18, Number(value), "middle");
        }

        return picture.Text(Width - 20, bottom + 36, Label(figure, run.GetUnit(figure)), "end");
    }

    /// <summary>The medians over a numeric axis, with a line for each combination of the other parameters.</summary>
    public static SvgPicture DrawScale(ReportRun run, string figure, string axis)
    {
        var dots = run.Points.Select(point => (Series: string.Join(", ", point.Parameters.Where(pair => pair.Key != axis).Select(pair => $"{pair.Key}={pair.Value}")), X: FigureNumber.Find(point.Parameters.Find(axis)), Y: point.Find(figure)?.Sample.Median, point.Text))
            .Where(dot => dot is { X: not null, Y: not null }).Select(dot => (dot.Series, X: dot.X!.Value, Y: dot.Y!.Value, dot.Text)).OrderBy(dot => dot.X).ToList();
        var ((left, right), (low, high)) = (GetRange(dots.Select(dot => dot.X)), GetRange(dots.Select(dot => dot.Y)));
        double PlaceY(double value) => ChartHeight - ((value - low) / (high - low) * (ChartHeight - 20));
        var picture = Begin(ChartHeight, $"{figure} by {axis}", string.Join("; ", dots.Take(MostRows).Select(dot => $"{dot.Text}: {Number(dot.Y)}")));
        foreach (var series in dots.GroupBy(dot => dot.Series))
        {
            var line = series.ToList();
            for (var i = 0; i < line.Count; i++)
            {
                var (x, y) = (Scale(line[i].X, left, right), PlaceY(line[i].Y));
                _ = i > 0 ? picture.Line(Scale(line[i - 1].X, left, right), PlaceY(line[i - 1].Y), x, y, "mark") : picture.Text(10, y, series.Key, length: 30);
                picture.Dot(x, y, $"{line[i].Text}: {Number(line[i].Y)}");
            }
        }

        picture.Line(Left, ChartHeight, Width - 20, ChartHeight).Line(Left, 10, Left, ChartHeight);
        picture.Text(Left, ChartHeight + 18, Number(left), "middle").Text(Width - 20, ChartHeight + 18, Number(right), "end").Text((Left + Width) / 2.0, ChartHeight + 36, axis, "middle");
        return picture.Text(Left - 6, ChartHeight, Number(low), "end").Text(Left - 6, 20, Number(high), "end").Text(Left + 6, 14, Label(figure, run.GetUnit(figure)));
    }

    private static SvgPicture Begin(int height, string title, string description) => new(Width, height + 44, title, description);

    private static void DrawBox(SvgPicture picture, string text, SampleSummary sample, double y, Func<double, double> place)
    {
        var outliers = sample.Outliers;
        var inner = sample.Values.Except(outliers).DefaultIfEmpty(sample.Median).ToList();
        picture.Text(Left - 10, y + 4, text, "end", 32)
            .Line(place(inner.Min()), y, place(inner.Max()), y)
            .Box(place(sample.LowerQuartile), y - 7, place(sample.UpperQuartile) - place(sample.LowerQuartile), 14)
            .Line(place(sample.Median), y - 9, place(sample.Median), y + 9, "mark");
        foreach (var outlier in outliers)
        {
            picture.Dot(place(outlier), y, Number(outlier));
        }
    }

    private static string Describe(List<(string Text, SampleSummary Sample)> rows, string unit) =>
        string.Join("; ", rows.Select(row => $"{row.Text}: median {Number(row.Sample.Median)} {unit}, {Number(row.Sample.Minimum)} to {Number(row.Sample.Maximum)}"));

    private static (double Low, double High) GetRange(IEnumerable<double> values)
    {
        var all = values.DefaultIfEmpty(0).ToList();
        var (low, high) = (all.Min(), all.Max());
        return low < high ? (low, high) : (low - (Math.Abs(low) / 2) - 0.5, high + (Math.Abs(high) / 2) + 0.5);
    }

    private static double Scale(double value, double low, double high) => Left + ((value - low) / (high - low) * (Width - 20 - Left));

    private static string Label(string figure, string unit) => unit.Length > 0 ? $"{figure} ({unit})" : figure;

    private static string Number(double value) => value.ToString("G5", CultureInfo.InvariantCulture);
}
