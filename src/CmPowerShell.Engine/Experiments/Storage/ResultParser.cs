using System.Collections.Specialized;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using CmPowerShell.Engine.Experiments.Figures;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Experiments.Storage;

/// <summary>Reads one result after the other. Results of one file have mostly the same keys in the same order, so the keys are shared.</summary>
internal sealed class ResultParser
{
    private readonly List<object?> _values = [];
    private List<(byte[] Bytes, string Text)> _names = [];
    private string[] _keys = [];
    private bool _isSame;

    /// <summary>Reads a result.</summary>
    /// <param name="json">One map in UTF-8.</param>
    /// <param name="file">Full path of the file, for errors.</param>
    /// <exception cref="CmException"><c>MetaFileBroken</c>; the position counts from the start of the result.</exception>
    public ResultRow Read(ReadOnlySpan<byte> json, string file)
    {
        try
        {
            return ReadFast(json);
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException or FormatException)
        {
            // Python also writes NaN and Infinity, which only our own reader takes.
            var map = JsonMeta.Parse(Encoding.UTF8.GetString(json), file) is MetaMap read ? FlatMap.Create(read) : [];
            return new ResultRow([.. map.Keys], [.. map.Values.Select(GetValue)]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private ResultRow ReadFast(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        _values.Clear();
        _isSame = true;
        ReadMap(ref reader, "");
        if (!_isSame || _values.Count != _keys.Length)
        {
            _names = _names.GetRange(0, _values.Count);
            _keys = [.. _names.Select(name => name.Text)];
        }

        return new ResultRow(_keys, _values.ToArray());
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ReadMap(ref Utf8JsonReader reader, string prefix)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            // The name of a map in a map is never the whole key.
            var (place, name) = (_values.Count, prefix.Length > 0 || reader.ValueIsEscaped || !IsKnown(ref reader, _values.Count) ? prefix + reader.GetString() : null);
            reader.Read();
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                ReadMap(ref reader, (name ?? _names[place].Text) + ".");
                continue;
            }

            if (name is not null)
            {
                SetName(place, name);
            }

            _values.Add(ReadValue(ref reader));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool IsKnown(ref Utf8JsonReader reader, int place) => place < _names.Count && reader.ValueTextEquals(_names[place].Bytes);

    private void SetName(int place, string name)
    {
        var known = (Encoding.UTF8.GetBytes(name), name);
        if (place == _names.Count)
        {
            _isSame = false;
            _names.Add(known);
        }
        else if (_names[place].Text != name)
        {
            _isSame = false;
            _names[place] = known;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static object? ReadValue(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString(),
        JsonTokenType.Number => reader.TryGetInt32(out var small) ? small : reader.TryGetInt64(out var large) ? large : (object)reader.GetDouble(),
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        JsonTokenType.StartArray => ReadList(ref reader),
        JsonTokenType.StartObject => ReadInner(ref reader),
        _ => null,
    };

    private static object?[] ReadList(ref Utf8JsonReader reader)
    {
        var list = new List<object?>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            list.Add(ReadValue(ref reader));
        }

        return [.. list];
    }

    private static OrderedDictionary ReadInner(ref Utf8JsonReader reader)
    {
        var map = new OrderedDictionary(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var key = reader.GetString()!;
            reader.Read();
            map[key] = ReadValue(ref reader);
        }

        return map;
    }

    private static object? GetValue(MetaValue value) => value switch
    {
        MetaText text => text.Value,
        MetaInteger integer => integer.Value >= int.MinValue && integer.Value <= int.MaxValue ? (int)integer.Value : (object)(BigInteger)integer.Value,
        MetaReal real => real.Value,
        MetaBoolean flag => flag.Value,
        MetaNull => null,
        MetaList list => list.Select(GetValue).ToArray(),
        _ => value.ToString(),
    };
}
