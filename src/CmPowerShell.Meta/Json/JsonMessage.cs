using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Meta.Json;

/// <summary>Reads JSON from bytes without making a text of all of it, and without positions. What only Python's form of JSON knows (NaN, half of a surrogate pair) is left to the other reader.</summary>
internal static class JsonMessage
{
    private const int MostDigits = 4000;
    private static readonly JsonReaderOptions Options = new() { MaxDepth = MetaProblem.DeepestNesting };

    /// <summary>The value; null when the other reader has to read it.</summary>
    public static MetaValue? TryRead(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json, Options);
            reader.Read();
            var value = Read(ref reader);
            return reader.Read() ? null : value;
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private static MetaValue Read(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return new MetaText(reader.GetString()!);
            case JsonTokenType.True or JsonTokenType.False:
                return MetaBoolean.Create(reader.GetBoolean());
            case JsonTokenType.Null:
                return MetaNull.Instance;
            case JsonTokenType.Number:
                return Number(ref reader);
            case JsonTokenType.StartArray:
                var list = new MetaList();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    list.Add(Read(ref reader));
                }

                return list;
            case JsonTokenType.StartObject:
                var map = new MetaMap();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                {
                    var key = reader.GetString()!;
                    reader.Read();
                    map[key] = Read(ref reader);
                }

                return map;
            default:
                throw new JsonException();
        }
    }

    private static MetaValue Number(ref Utf8JsonReader reader)
    {
        if (reader.TryGetInt64(out var whole))
        {
            return new MetaInteger(whole);
        }

        var text = reader.ValueSpan.Length <= MostDigits ? Encoding.ASCII.GetString(reader.ValueSpan) : throw new FormatException();
        return text.AsSpan().ContainsAny('.', 'e', 'E') ? new MetaReal(double.Parse(text, CultureInfo.InvariantCulture)) : new MetaInteger(BigInteger.Parse(text, CultureInfo.InvariantCulture));
    }
}
