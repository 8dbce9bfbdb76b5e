using System.Globalization;

namespace CmPowerShell.Meta.Yaml;

/// <summary>Reads the real numbers of YAML 1.1: with underscores, infinite, not a number, in base 60.</summary>
internal static class YamlReal
{
    /// <summary>Gets the number, or null when the text is not a number.</summary>
    internal static double? Read(string text)
    {
        var value = text.Replace("_", "", StringComparison.Ordinal).Trim().ToLowerInvariant();
        var isNegative = value.StartsWith('-');
        value = isNegative || value.StartsWith('+') ? value[1..] : value;
        return Unsigned(value) * (isNegative ? -1 : 1);
    }

    private static double? Unsigned(string value) => value switch
    {
        ".inf" or "inf" => double.PositiveInfinity,
        ".nan" or "nan" => double.NaN,
        _ when value.Contains(':', StringComparison.Ordinal) => OfBaseSixty(value),
        _ => Decimal(value),
    };

    private static double? Decimal(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var value) ? value : null;

    // From the last part to the first, so that the rounding is that of Python.
    private static double? OfBaseSixty(string text)
    {
        var value = 0.0;
        var worth = 1.0;
        foreach (var part in text.Split(':').AsEnumerable().Reverse())
        {
            if (Decimal(part) is not { } number)
            {
                return null;
            }

            value += number * worth;
            worth *= 60;
        }

        return value;
    }
}
