using System.Globalization;
using System.Text.RegularExpressions;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Experiments.Design;

/// <summary>
/// The values of a range. As a text it is <c>1..8</c>, <c>0..1+0.25</c> with a step or <c>1..64*2</c> with a factor; as a table it has
/// <c>From</c>, <c>To</c> and one of <c>Step</c>, <c>Factor</c> and <c>Count</c>, the last one also with <c>Scale</c> (<c>Linear</c> or <c>Log</c>).
/// </summary>
internal static partial class AxisRange
{
    private const int MostValues = 1_000_000;
    private static readonly string[] Keys = ["From", "To", "Step", "Factor", "Count", "Scale"];

    /// <summary>The values; null if the written value is no range.</summary>
    /// <param name="axis">The name of the axis, for errors.</param>
    /// <param name="written">The value as written.</param>
    /// <exception cref="CmException">Id <c>AxisRangeInvalid</c>.</exception>
    public static IReadOnlyList<MetaValue>? Find(string axis, MetaValue written) => written switch
    {
        MetaMap map when Get(map, "From") is not null && Get(map, "To") is not null => FromMap(axis, map),
        MetaText text when Pattern().Match(text.Value.Trim()) is { Success: true } match => FromText(axis, match, text.Value),
        _ => null,
    };

    private static List<MetaValue> FromText(string axis, Match match, string text)
    {
        var (from, to) = (Parse(axis, match.Groups["from"].Value), Parse(axis, match.Groups["to"].Value));
        var by = match.Groups["by"].Success ? Parse(axis, match.Groups["by"].Value) : (from <= to ? 1 : -1);
        return match.Groups["how"].Value == "*" ? Multiply(axis, from, to, by, text) : Add(axis, from, to, by, text);
    }

    private static List<MetaValue> FromMap(string axis, MetaMap map)
    {
        if (map.Keys.FirstOrDefault(key => !Keys.Contains(key, StringComparer.OrdinalIgnoreCase)) is { } unknown)
        {
            throw Invalid(axis, $"it has the unknown key '{unknown}'");
        }

        var (from, to) = (Number(axis, map, "From")!.Value, Number(axis, map, "To")!.Value);
        return Number(axis, map, "Factor") is { } factor ? Multiply(axis, from, to, factor, "its table")
            : Number(axis, map, "Count") is { } count ? Divide(axis, from, to, count, Get(map, "Scale")?.ToString() ?? "Linear")
            : Add(axis, from, to, Number(axis, map, "Step") ?? (from <= to ? 1 : -1), "its table");
    }

    private static List<MetaValue> Add(string axis, decimal from, decimal to, decimal step, string text)
    {
        if (step == 0 || Math.Sign(to - from) * Math.Sign(step) < 0)
        {
            throw Invalid(axis, $"the step of {text} never reaches the end");
        }

        if (Math.Abs((to - from) / step) >= MostValues)
        {
            throw Invalid(axis, $"it has more than {MostValues} values");
        }

        var values = new List<MetaValue>();
        for (var value = from; step > 0 ? value <= to : value >= to; value += step)
        {
            values.Add(Value(value));
        }

        return values;
    }

    private static List<MetaValue> Multiply(string axis, decimal from, decimal to, decimal factor, string text)
    {
        if (from <= 0 || to <= 0 || factor <= 0 || factor == 1 || (to > from && factor < 1) || (to < from && factor > 1))
        {
            throw Invalid(axis, $"the factor of {text} never reaches the end");
        }

        var values = new List<MetaValue>();
        for (var value = from; factor > 1 ? value <= to : value >= to; value *= factor)
        {
            values.Add(values.Count < MostValues ? Value(value) : throw Invalid(axis, $"it has more than {MostValues} values"));
            if (factor > 1 && value > to / factor)
            {
                break;
            }
        }

        return values;
    }

    private static List<MetaValue> Divide(string axis, decimal from, decimal to, decimal count, string scale)
    {
        var isLog = scale.Equals("Log", StringComparison.OrdinalIgnoreCase);
        if (count < 2 || count > MostValues || count != decimal.Truncate(count))
        {
            throw Invalid(axis, "its Count must be a whole number from 2 on");
        }

        if (!isLog && !scale.Equals("Linear", StringComparison.OrdinalIgnoreCase))
        {
            throw Invalid(axis, $"its Scale must be Linear or Log, but it is '{scale}'");
        }

        if (isLog && (from <= 0 || to <= 0))
        {
            throw Invalid(axis, "a logarithmic scale needs ends above 0");
        }

        var isWhole = isLog && from == decimal.Truncate(from) && to == decimal.Truncate(to);
        return [.. Enumerable.Range(0, (int)count).Select(i => i / (count - 1)).Select(share => isLog
            ? Value(Round((decimal)((double)from * Math.Pow((double)to / (double)from, (double)share)), isWhole))
            : Value(from + ((to - from) * share)))];
    }

    // Six digits are enough, and readable in a table.
    private static decimal Round(decimal value, bool isWhole) => isWhole ? Math.Round(value) : decimal.Parse(((double)value).ToString("G6", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture);

    private static MetaValue Value(decimal value) => value == decimal.Truncate(value) && Math.Abs(value) < long.MaxValue ? (MetaValue)(long)value : (double)value;

    private static MetaValue? Get(MetaMap map, string key) => map.FirstOrDefault(pair => pair.Key.Equals(key, StringComparison.OrdinalIgnoreCase)).Value;

    private static decimal? Number(string axis, MetaMap map, string key) => Get(map, key) is { } value ? Parse(axis, value.ToString()) : null;

    private static decimal Parse(string axis, string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : throw Invalid(axis, $"'{text}' is not a number");

    private static CmException Invalid(string axis, string why) => new(new CmError(
        "AxisRangeInvalid", ReturnCode.Failed, CmErrorCategory.InvalidArgument, $"The range of the axis '{axis}' cannot be used: {why}.")
    { Hint = "Ranges are '1..8', '0..1+0.25', '1..64*2', or a table such as @{ From = 1; To = 64; Count = 7; Scale = 'Log' }.", Target = axis });

    [GeneratedRegex(@"^(?<from>-?[0-9.]*[0-9](?:[eE][+-]?[0-9]+)?)\.\.(?<to>-?[0-9][0-9.]*(?:[eE][+-]?[0-9]+)?)(?:(?<how>[*+])(?<by>-?[0-9][0-9.]*))?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();
}
