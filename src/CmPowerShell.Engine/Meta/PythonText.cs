using System.Globalization;
using System.Text;

namespace CmPowerShell.Engine.Meta;

/// <summary>Texts as Python's <c>str()</c> and <c>repr()</c> make them. Published meta depends on it: <c>True</c>, <c>3.1</c>, <c>1e+16</c>.</summary>
public static class PythonText
{
    /// <summary>The value as <c>str()</c> prints it.</summary>
    public static string Of(MetaValue value) => value switch
    {
        MetaText text => text.Value,
        MetaNull => "None",
        MetaBoolean boolean => boolean.Value ? "True" : "False",
        MetaInteger integer => integer.Value.ToString(CultureInfo.InvariantCulture),
        MetaReal real => OfReal(real.Value),
        MetaDate date => date.ToString(),
        _ => Representation(value),
    };

    /// <summary>The value as <c>repr()</c> prints it.</summary>
    public static string Representation(MetaValue value) => value switch
    {
        MetaText text => Quote(text.Value),
        MetaList list => $"[{string.Join(", ", list.Select(Representation))}]",
        MetaMap map => $"{{{string.Join(", ", map.Select(pair => $"{Quote(pair.Key)}: {Representation(pair.Value)}"))}}}",
        _ => Of(value),
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

        if (value == 0)
        {
            return double.IsNegative(value) ? "-0.0" : "0.0";
        }

        var scientific = value.ToString("E16", CultureInfo.InvariantCulture);
        var exponent = int.Parse(scientific.AsSpan(scientific.IndexOf('E', StringComparison.Ordinal) + 1), CultureInfo.InvariantCulture);
        return exponent is < -4 or >= 16 ? WithExponent(value) : Plain(value);
    }

    private static string Plain(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        if (text.Contains('E', StringComparison.Ordinal))
        {
            text = decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);
        }

        return text.Contains('.', StringComparison.Ordinal) ? text : text + ".0";
    }

    private static string WithExponent(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        if (!text.Contains('E', StringComparison.Ordinal))
        {
            text = value.ToString("0.################E+00", CultureInfo.InvariantCulture);
        }

        var split = text.IndexOf('E', StringComparison.Ordinal);
        var exponent = int.Parse(text.AsSpan(split + 1), CultureInfo.InvariantCulture);
        return $"{text[..split]}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}";
    }

    private static string Quote(string text)
    {
        var quote = text.Contains('\'', StringComparison.Ordinal) && !text.Contains('"', StringComparison.Ordinal) ? '"' : '\'';
        var result = new StringBuilder().Append(quote);
        foreach (var c in text)
        {
            _ = c switch
            {
                '\n' => result.Append("\\n"),
                '\r' => result.Append("\\r"),
                '\t' => result.Append("\\t"),
                '\\' => result.Append("\\\\"),
                _ when c == quote => result.Append('\\').Append(c),
                _ when char.IsControl(c) => result.Append(CultureInfo.InvariantCulture, $"\\x{(int)c:x2}"),
                _ => result.Append(c),
            };
        }

        return result.Append(quote).ToString();
    }
}
