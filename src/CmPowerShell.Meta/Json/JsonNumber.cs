using System.Globalization;
using System.Numerics;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Meta.Json;

/// <summary>Reads the numbers of a JSON text: integers of any size, and reals when there is a point or an exponent.</summary>
internal static class JsonNumber
{
    // Python refuses longer ones too; converting them takes time that grows with the square of the length.
    internal const int MostDigits = 4300;
    private const int DigitsOfLong = 18;

    internal static MetaScalar Read(JsonCursor cursor)
    {
        var position = cursor.Position;
        var text = cursor.Rest;
        var end = text[0] == '-' ? 1 : 0;
        var digits = IntegerDigits(text[end..]);
        if (digits == 0)
        {
            return cursor.Take("-Infinity")
                ? new MetaReal(double.NegativeInfinity) { Position = position }
                : throw cursor.Broken("a digit is missing after '-'");
        }

        end += digits;
        var whole = end;
        end += FractionLength(text[end..]);
        end += ExponentLength(text[end..]);
        if (whole == end && digits > MostDigits)
        {
            throw cursor.Broken($"a number has more than {MostDigits} digits");
        }

        cursor.Skip(end);
        return whole == end
            ? new MetaInteger(Integer(text[..end])) { Position = position }
            : new MetaReal(double.Parse(text[..end], NumberStyles.Float, CultureInfo.InvariantCulture)) { Position = position };
    }

    private static BigInteger Integer(ReadOnlySpan<char> text) => text.Length <= DigitsOfLong
        ? long.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)
        : BigInteger.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    private static int IntegerDigits(ReadOnlySpan<char> text) => text.StartsWith("0") ? 1 : Digits(text);

    private static int FractionLength(ReadOnlySpan<char> text)
    {
        var digits = text.StartsWith(".") ? Digits(text[1..]) : 0;
        return digits == 0 ? 0 : digits + 1;
    }

    private static int ExponentLength(ReadOnlySpan<char> text)
    {
        if (text.Length < 2 || text[0] is not ('e' or 'E'))
        {
            return 0;
        }

        var sign = text[1] is '+' or '-' ? 2 : 1;
        var digits = Digits(text[sign..]);
        return digits == 0 ? 0 : sign + digits;
    }

    private static int Digits(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExceptInRange('0', '9');
        return end < 0 ? text.Length : end;
    }
}
