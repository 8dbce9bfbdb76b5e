using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Meta.Json;

/// <summary>Reads JSON in UTF-8 from a stream: without a copy of all of it in memory, and without positions.</summary>
internal static class JsonMessage
{
    /// <summary>Reads a value.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="size">The number of its bytes.</param>
    /// <param name="known">Texts of which no second copy is made.</param>
    /// <returns>The value; null when the bytes are no JSON as Python writes it.</returns>
    /// <exception cref="IOException">The stream cannot be read, or ends early.</exception>
    public static MetaValue? TryRead(Stream stream, long size, LongTexts? known = null)
    {
        var tokens = new JsonTokens(stream, size, known);
        try
        {
            tokens.Read();
            var value = Read(ref tokens);
            return tokens.Read() ? null : value;
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private static MetaValue Read(ref JsonTokens tokens)
    {
        switch (tokens.Reader.TokenType)
        {
            case JsonTokenType.String:
                return new MetaText(tokens.Text());
            case JsonTokenType.True or JsonTokenType.False:
                return MetaBoolean.Create(tokens.Reader.GetBoolean());
            case JsonTokenType.Null:
                return MetaNull.Instance;
            case JsonTokenType.Number:
                return Number(ref tokens);
            case JsonTokenType.StartArray:
                var list = new MetaList();
                while (tokens.Read() && tokens.Reader.TokenType != JsonTokenType.EndArray)
                {
                    list.Add(Read(ref tokens));
                }

                return list;
            case JsonTokenType.StartObject:
                var map = new MetaMap();
                while (tokens.Read() && tokens.Reader.TokenType != JsonTokenType.EndObject)
                {
                    var key = tokens.Text();
                    tokens.Read();
                    map[key] = Read(ref tokens);
                }

                return map;
            default:
                throw new JsonException();
        }
    }

    private static MetaScalar Number(ref JsonTokens tokens)
    {
        if (tokens.Constant is { } constant)
        {
            return new MetaReal(constant);
        }

        if (tokens.Reader.TryGetInt64(out var whole))
        {
            return new MetaInteger(whole);
        }

        var digits = tokens.Reader.ValueSpan;
        var text = digits.TrimStart((byte)'-').Length <= JsonNumber.MostDigits ? Encoding.ASCII.GetString(digits) : throw new FormatException();
        return text.AsSpan().ContainsAny('.', 'e', 'E') ? new MetaReal(double.Parse(text, CultureInfo.InvariantCulture)) : new MetaInteger(BigInteger.Parse(text, CultureInfo.InvariantCulture));
    }
}
