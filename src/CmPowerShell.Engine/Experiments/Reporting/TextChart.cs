using System.Globalization;

namespace CmPowerShell.Engine.Experiments.Reporting;

/// <summary>Draws values as lines of text: a bar for each value, or a line of small columns for each series.</summary>
public static class TextChart
{
    private const string Columns = "▁▂▃▄▅▆▇█";
    private const string Parts = "▏▎▍▌▋▊▉█";
    private const int LongestName = 32;
    private const int ShortestBar = 8;

    /// <summary>Draws a bar for each value, from 0 or the lowest value to the value.</summary>
    /// <param name="values">The values with their names.</param>
    /// <param name="width">The longest line, in characters; a bar has at least eight.</param>
    public static IEnumerable<string> DrawBars(IReadOnlyList<(string Name, double Value)> values, int width)
    {
        ArgumentNullException.ThrowIfNull(values);
        var numbers = values.Select(value => Number(value.Value)).ToList();
        var (nameWidth, numberWidth) = (WidthOf(values.Select(value => value.Name)), numbers.Select(number => number.Length).DefaultIfEmpty(0).Max());
        var room = Math.Max(ShortestBar, width - nameWidth - numberWidth - 2);

        // A bar of a negative value would go the other way, so all bars begin at the lowest one then.
        var low = Math.Min(0, values.Select(value => value.Value).DefaultIfEmpty(0).Min());
        var high = Math.Max(0, values.Select(value => value.Value).DefaultIfEmpty(0).Max());
        return values.Zip(numbers, (value, number) => $"{Cut(value.Name).PadRight(nameWidth)} {number.PadLeft(numberWidth)} {Bar(high > low ? (value.Value - low) / (high - low) * room : 0)}".TrimEnd());
    }

    /// <summary>Draws a line of columns for each series, with its lowest and highest value.</summary>
    /// <param name="series">The values of each series, in their order.</param>
    /// <param name="width">The longest line, in characters; a longer series has the last values.</param>
    public static IEnumerable<string> DrawSparklines(IReadOnlyList<(string Name, IReadOnlyList<double> Values)> series, int width)
    {
        ArgumentNullException.ThrowIfNull(series);
        var nameWidth = WidthOf(series.Select(one => one.Name));
        foreach (var (name, values) in series)
        {
            var ends = $"{Number(values.Min())} to {Number(values.Max())}";
            var shown = values.TakeLast(Math.Max(ShortestBar, width - nameWidth - ends.Length - 2)).ToList();
            yield return $"{Cut(name).PadRight(nameWidth)} {string.Concat(shown.Select(value => Column(value, values.Min(), values.Max())))} {ends}";
        }
    }

    private static string Bar(double length) =>
        new string(Parts[^1], (int)length) + ((int)((length - Math.Floor(length)) * Parts.Length) is var part and > 0 ? Parts[part - 1].ToString() : "");

    private static char Column(double value, double low, double high) => high > low ? Columns[(int)Math.Min(Columns.Length - 1, (value - low) / (high - low) * Columns.Length)] : Columns[Columns.Length / 2];

    private static int WidthOf(IEnumerable<string> names) => names.Select(name => Cut(name).Length).DefaultIfEmpty(0).Max();

    private static string Cut(string name) => name.Length > LongestName ? name[..(LongestName - 1)] + "…" : name;

    private static string Number(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
}
