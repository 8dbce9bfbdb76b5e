using CmPowerShell.Engine.Experiments.Reporting.Content;

namespace CmPowerShell.Engine.Experiments.Reporting.Pictures;

/// <summary>Draws two figures of each point against each other, with the front of the best ones.</summary>
internal static class ScatterPlot
{
    /// <summary>Draws the picture.</summary>
    /// <param name="run">The run.</param>
    /// <param name="x">The figure of the horizontal axis.</param>
    /// <param name="y">The figure of the vertical axis.</param>
    public static SvgPicture Draw(ReportRun run, string x, string y)
    {
        var points = run.Points.Where(point => point.Find(x) is not null && point.Find(y) is not null).Select(point => (point.Text, Place: (X: point.Find(x)!.Sample.Median, Y: point.Find(y)!.Sample.Median))).ToList();
        var front = ParetoFront.Find([.. points.Select(point => point.Place)], run.Run.Record.GetBetter(x), run.Run.Record.GetBetter(y)).Select(place => points[place]).ToList();
        var area = new PlotArea(ValueRange.Of(points.Select(point => point.Place.X)), ValueRange.Of(points.Select(point => point.Place.Y)));
        var picture = PlotArea.Begin(PlotArea.Height, $"{y} against {x}", front.Count == 0
            ? $"{points.Count} points"
            : $"No point is better in both figures than: {string.Join("; ", front.Select(point => $"{point.Text} ({PlotArea.Number(point.Place.X)}, {PlotArea.Number(point.Place.Y)})"))}");
        foreach (var (from, to) in front.Zip(front.Skip(1)))
        {
            picture.Line(area.X(from.Place.X), area.Y(from.Place.Y), area.X(to.Place.X), area.Y(to.Place.Y), "mark");
        }

        points.ForEach(point => picture.Dot(area.X(point.Place.X), area.Y(point.Place.Y), $"{point.Text}: {PlotArea.Number(point.Place.X)}, {PlotArea.Number(point.Place.Y)}"));
        return area.Frame(picture, run.GetLabel(x), run.GetLabel(y));
    }
}
