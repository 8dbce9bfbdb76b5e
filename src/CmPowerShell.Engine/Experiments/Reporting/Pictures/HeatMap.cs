using System.Globalization;
using CmPowerShell.Engine.Experiments.Reporting.Content;
using CmPowerShell.Engine.Experiments.Statistics;

namespace CmPowerShell.Engine.Experiments.Reporting.Pictures;

/// <summary>Draws the medians of a figure over two axes as a table of coloured cells, each with its value.</summary>
internal static class HeatMap
{
    private const int CellHeight = 28;
    private const int MostColumns = 12;

    /// <summary>Draws the picture. A cell of several points, which differ in other parameters, has the median of their medians.</summary>
    /// <param name="run">The run.</param>
    /// <param name="figure">The figure.</param>
    /// <param name="axes">The axes: the rows and the columns.</param>
    public static SvgPicture Draw(ReportRun run, string figure, (string Rows, string Columns) axes)
    {
        var cells = run.Points.Where(point => point.Find(figure) is not null)
            .GroupBy(point => (Row: ValueOf(point, axes.Rows), Column: ValueOf(point, axes.Columns)), point => point.Find(figure)!.Sample.Median)
            .Select(cell => (cell.Key.Row, cell.Key.Column, new SampleSummary([.. cell]).Median)).ToList();
        var (rows, columns) = (Ordered(cells.Select(cell => cell.Row)), Ordered(cells.Select(cell => cell.Column)).Take(MostColumns).ToList());
        var range = ValueRange.Of(cells.Select(cell => cell.Median));
        var picture = PlotArea.Begin(rows.Count * CellHeight, $"{figure} by {axes.Rows} and {axes.Columns}", string.Join("; ", cells.Select(cell => $"{axes.Rows}={cell.Row}, {axes.Columns}={cell.Column}: {PlotArea.Number(cell.Median)}")));
        var width = (PlotArea.Width - 20.0 - PlotArea.Left) / Math.Max(1, columns.Count);
        foreach (var cell in cells.Where(cell => columns.Contains(cell.Column)))
        {
            var (x, y) = (PlotArea.Left + (columns.IndexOf(cell.Column) * width), rows.IndexOf(cell.Row) * CellHeight);
            picture.Cell(x, y, width - 2, CellHeight - 2, range.Share(cell.Median)).Text(x + (width / 2), y + 18, PlotArea.Number(cell.Median), "middle", 12);
        }

        rows.ForEach(row => picture.Text(PlotArea.Left - 10, (rows.IndexOf(row) * CellHeight) + 18, $"{axes.Rows}={row}", "end", 32));
        columns.ForEach(column => picture.Text(PlotArea.Left + ((columns.IndexOf(column) + 0.5) * width), (rows.Count * CellHeight) + 18, $"{axes.Columns}={column}", "middle", 20));
        return picture.Text(PlotArea.Width - 20, (rows.Count * CellHeight) + 36, run.GetLabel(figure), "end");
    }

    private static string ValueOf(ReportPoint point, string axis) => point.Parameters.Find(axis)?.ToString() ?? "";

    // Numbers by their size, and texts in the order in which they were measured.
    private static List<string> Ordered(IEnumerable<string> values)
    {
        var all = values.Distinct(StringComparer.Ordinal).ToList();
        return all.TrueForAll(value => double.TryParse(value, CultureInfo.InvariantCulture, out _)) ? [.. all.OrderBy(value => double.Parse(value, CultureInfo.InvariantCulture))] : all;
    }
}
