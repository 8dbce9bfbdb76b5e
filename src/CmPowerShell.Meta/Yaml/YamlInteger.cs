using System.Globalization;
using System.Numerics;

namespace CmPowerShell.Meta.Yaml;

/// <summary>Reads the integers of YAML 1.1: any size, bases 2, 8, 10, 16 and 60, with underscores.</summary>
internal static class YamlInteger
{
    // Python's limit for decimal numbers. It keeps a hostile file from costing minutes.
    private const int MostDigits = 4300;

    /// <summary>Gets the integer, or null when the text is not an integer.</summary>
    internal static BigInteger? Read(string text)
    {
        var digits = text.Replace("_", "", StringComparison.Ordinal).AsSpan().Trim();
        var isNegative = digits.StartsWith("-");
        digits = isNegative || digits.StartsWith("+") ? digits[1..] : digits;
        var value = digits.Length is 0 or > MostDigits ? null : Unsigned(digits);
        return isNegative ? -value : value;
    }

    private static BigInteger? Unsigned(ReadOnlySpan<char> digits) => digits switch
    {
        _ when digits.StartsWith("0b") => OfBase(digits[2..], 2),
        _ when digits.StartsWith("0x") => OfBase(digits[2..], 16),
        "0" => BigInteger.Zero,
        ['0', ..] => OfBase(digits, 8),
        _ when digits.Contains(':') => OfBaseSixty(digits),
        _ => Decimal(digits),
    };

    private static BigInteger? Decimal(ReadOnlySpan<char> digits) =>
        long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var small) ? small
        : BigInteger.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var large) ? large
        : null;

    private static BigInteger? OfBase(ReadOnlySpan<char> digits, int numberBase)
    {
        var value = BigInteger.Zero;
        foreach (var digit in digits)
        {
            var worth = char.IsAsciiHexDigit(digit) ? Convert.ToInt32(digit.ToString(), 16) : numberBase;
            if (worth >= numberBase)
            {
                return null;
            }

            value = (value * numberBase) + worth;
        }

        return digits.IsEmpty ? null : value;
    }

    private static BigInteger? OfBaseSixty(ReadOnlySpan<char> digits)
    {
        var value = BigInteger.Zero;
        foreach (var part in digits.ToString().Split(':'))
        {
            if (Decimal(part) is not { } worth)
            {
                return null;
            }

            value = (value * 60) + worth;
        }

        return value;
    }
}
