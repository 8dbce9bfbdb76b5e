namespace CmPowerShell.Engine.Experiments.Reporting.Pictures;

/// <summary>Draws values over a number, with a line for each series.</summary>
internal static class SeriesPlot
{
    // A description with more values is too long to read; the table has all of them.
    private const int MostDescribed = 60;

    /// <summary>Draws the picture.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="dots">The values.</param>
    /// <param name="below">The name of the horizontal axis.</param>
    /// <param name="beside">The name of the vertical axis.</param>
    public static SvgPicture Draw(string title, IReadOnlyList<SeriesDot> dots, string below, string beside)
    {
        var area = new PlotArea(ValueRange.Of(dots.Select(dot => dot.X)), ValueRange.Of(dots.Select(dot => dot.Y)));
        var picture = PlotArea.Begin(PlotArea.Height, title, string.Join("; ", dots.Take(MostDescribed).Select(dot => $"{dot.Text}: {PlotArea.Number(dot.Y)}")));
        foreach (var series in dots.GroupBy(dot => dot.Series))
        {
            Draw(picture, area, [.. series.OrderBy(dot => dot.X)]);
        }

        return area.Frame(picture, below, beside);
    }

    private static void Draw(SvgPicture picture, PlotArea area, List<SeriesDot> line)
    {
        picture.Text(10, area.Y(line[0].Y), line[0].Series, length: 30);
        foreach (var (from, to) in line.Zip(line.Skip(1)))
        {
            picture.Line(area.X(from.X), area.Y(from.Y), area.X(to.X), area.Y(to.Y), "mark");
        }

        line.ForEach(dot => picture.Dot(area.X(dot.X), area.Y(dot.Y), $"{dot.Text}: {PlotArea.Number(dot.Y)}"));
    }
}
