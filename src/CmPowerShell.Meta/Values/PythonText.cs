using System.Globalization;
using System.Text;

namespace CmPowerShell.Meta.Values;

/// <summary>Texts as Python's <c>str()</c> and <c>repr()</c> make them. Published meta depends on it: <c>True</c>, <c>3.1</c>, <c>1e+16</c>.</summary>
public static class PythonText
{
    /// <summary>The value as <c>str()</c> prints it.</summary>
    public static string Format(MetaValue value) => value switch
    {
        MetaText text => text.Value,
        MetaNull => "None",
        MetaBoolean boolean => boolean.Value ? "True" : "False",
        MetaInteger integer => integer.Value.ToString(CultureInfo.InvariantCulture),
        MetaReal real => OfReal(real.Value),
        MetaDate date => PythonDate.Text(date),
        _ => Representation(value),
    };

    /// <summary>The value as <c>repr()</c> prints it.</summary>
    public static string Representation(MetaValue value) => value switch
    {
        MetaText text => Quote(text.Value),
        MetaDate date => PythonDate.Representation(date),
        MetaList list => $"[{string.Join(", ", list.Select(Representation))}]",
        MetaMap map => $"{{{string.Join(", ", map.Select(pair => $"{Quote(pair.Key)}: {Representation(pair.Value)}"))}}}",
        _ => Format(value),
    };

    /// <summary>A real number as Python prints it: the shortest digits that read back, with an exponent below 1e-4 and from 1e16.</summary>
    public static string OfReal(double value)
    {
        if (double.IsNaN(value))
        {
            return "nan";
        }

        if (double.IsInfinity(value))
        {
            return value > 0 ? "inf" : "-inf";
        }

        var sign = double.IsNegative(value) ? "-" : "";
        return sign + (value == 0 ? "0.0" : Unsigned(Math.Abs(value)));
    }

    private static string Unsigned(double value)
    {
        var (digits, exponent) = Shortest(value);
        return exponent switch
        {
            < -4 or >= 16 => WithExponent(digits, exponent),
            < 0 => "0." + new string('0', -exponent - 1) + digits,
            _ when digits.Length <= exponent + 1 => digits.PadRight(exponent + 1, '0') + ".0",
            _ => digits.Insert(exponent + 1, "."),
        };
    }

    // "R" gives the same shortest digits as Python, only laid out by other rules: 123.4, 0.0001, 1E-05.
    private static (string Digits, int Exponent) Shortest(double value)
    {
        var parts = value.ToString("R", CultureInfo.InvariantCulture).Split('E');
        var exponent = parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0;
        var point = parts[0].IndexOf('.', StringComparison.Ordinal);
        var digits = parts[0].Replace(".", "", StringComparison.Ordinal);
        var significant = digits.TrimStart('0');
        var leadingZeros = digits.Length - significant.Length;
        return (significant.TrimEnd('0'), exponent + (point < 0 ? digits.Length : point) - 1 - leadingZeros);
    }

    private static string WithExponent(string digits, int exponent)
    {
        var mantissa = digits.Length == 1 ? digits : digits.Insert(1, ".");
        return string.Create(CultureInfo.InvariantCulture, $"{mantissa}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}");
    }

    private static string Quote(string text)
    {
        var quote = text.Contains('\'', StringComparison.Ordinal) && !text.Contains('"', StringComparison.Ordinal) ? '"' : '\'';
        var result = new StringBuilder().Append(quote);
        for (var i = 0; i < text.Length; i++)
        {
            if (!Rune.TryGetRuneAt(text, i, out var rune))
            {
                result.Append(CultureInfo.InvariantCulture, $"\\u{(int)text[i]:x4}");
                continue;
            }

            i += rune.Utf16SequenceLength - 1;
            Append(result, rune, quote);
        }

        return result.Append(quote).ToString();
    }

    private static StringBuilder Append(StringBuilder result, Rune rune, char quote) => rune.Value switch
    {
        '\n' => result.Append("\\n"),
        '\r' => result.Append("\\r"),
        '\t' => result.Append("\\t"),
        '\\' => result.Append("\\\\"),
        _ when rune.Value == quote => result.Append('\\').Append(quote),
        _ when IsPrintable(rune) => result.Append(rune),
        <= 0xff => result.Append(CultureInfo.InvariantCulture, $"\\x{rune.Value:x2}"),
        <= 0xffff => result.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}"),
        _ => result.Append(CultureInfo.InvariantCulture, $"\\U{rune.Value:x8}"),
    };

    private static bool IsPrintable(Rune rune) => rune.Value == ' ' || Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.SpaceSeparator);
}
