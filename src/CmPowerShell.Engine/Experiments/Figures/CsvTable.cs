using System.Globalization;
using System.Text;
using CmPowerShell.Engine.Experiments.Statistics;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Experiments.Figures;

/// <summary>
/// Reads figures of a CSV file with a header. With the columns <c>name</c> and <c>value</c> (and <c>unit</c>) each row is a figure;
/// otherwise each column is one, with the median of its numbers, or the text of its only row.
/// </summary>
internal static class CsvTable
{
    /// <summary>Reads the figures.</summary>
    public static IEnumerable<Figure> Read(string text)
    {
        var rows = Parse(text);
        if (rows.Count < 2)
        {
            return [];
        }

        var header = rows[0].ConvertAll(cell => cell.Trim());
        var (name, value, unit) = (Find(header, "name"), Find(header, "value"), Find(header, "unit"));
        return name >= 0 && value >= 0
            ? rows.Skip(1).Where(row => row.Count > Math.Max(name, value)).Select(row => new Figure(row[name].Trim(), Value(row[value]), unit >= 0 && unit < row.Count ? row[unit].Trim() : ""))
            : header.Select((column, place) => GetColumn(column, [.. rows.Skip(1).Where(row => row.Count > place).Select(row => Value(row[place]))])).OfType<Figure>();
    }

    private static int Find(List<string> header, string name) => header.FindIndex(column => column.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static Figure? GetColumn(string name, List<MetaValue> values)
    {
        List<double> numbers = [.. values.Select(FigureNumber.Find).OfType<double>()];
        return name.Length == 0 || values.Count == 0 ? null
            : values.Count == 1 ? new Figure(name, values[0])
            : numbers.Count == values.Count ? new Figure(name, Quantiles.Median(numbers))
            : null;
    }

    private static MetaValue Value(string cell) =>
        long.TryParse(cell.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? (MetaValue)whole
        : double.TryParse(cell.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var real) ? real
        : cell.Trim();

    // Quotes around a cell, doubled inside it, as RFC 4180 has them; a line break inside of quotes is part of the cell.
    private static List<List<string>> Parse(string text)
    {
        var rows = new List<List<string>>();
        var (row, cell, isQuoted) = (new List<string>(), new StringBuilder(), false);
        var separator = text.AsSpan(0, Math.Max(0, text.IndexOf('\n', StringComparison.Ordinal))).Contains(',') ? ',' : ';';
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (isQuoted ? c == '"' && !(i + 1 < text.Length && text[i + 1] == '"') : c == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (!isQuoted && (c == separator || c == '\n'))
            {
                row.Add(cell.ToString().TrimEnd('\r'));
                cell.Clear();
                (rows, row) = c == '\n' ? (Added(rows, row), []) : (rows, row);
            }
            else
            {
                cell.Append(c);
                i += isQuoted && c == '"' ? 1 : 0;
            }
        }

        row.Add(cell.ToString().TrimEnd('\r'));
        return Added(rows, row);
    }

    private static List<List<string>> Added(List<List<string>> rows, List<string> row)
    {
        if (row.Exists(cell => cell.Length > 0))
        {
            rows.Add(row);
        }

        return rows;
    }
}
