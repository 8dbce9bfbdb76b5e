using System.Buffers;
using System.Globalization;
using System.Text;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Meta.Json;

/// <summary>Writes a value byte for byte as Python's <c>json.dumps</c> does. All of it is ASCII, so it is made of bytes: a text takes twice the memory.</summary>
/// <param name="output">Receives the bytes.</param>
/// <param name="indent">Spaces for each level, or null for one line.</param>
/// <param name="sortKeys">Whether keys are sorted by code point.</param>
internal sealed class JsonWriter(JsonBuffer output, int? indent, bool sortKeys)
{
    private const int MostAtOnce = 16 << 10;

    private static readonly SearchValues<char> Plain = SearchValues.Create(
        string.Concat(Enumerable.Range(' ', '~' - ' ' + 1).Select(code => (char)code)).Replace("\"", "", StringComparison.Ordinal).Replace("\\", "", StringComparison.Ordinal));

    /// <summary>Writes a value.</summary>
    public void Write(MetaValue value) => Append(value, 0);

    private void Append(MetaValue value, int depth)
    {
        switch (value)
        {
            case MetaNull:
                Add("null");
                break;
            case MetaBoolean boolean:
                Add(boolean.Value ? "true" : "false");
                break;
            case MetaInteger integer:
                Add(integer.Value.ToString(CultureInfo.InvariantCulture));
                break;
            case MetaReal real:
                Add(Number(real.Value));
                break;
            case MetaList list:
                AppendList(list, depth);
                break;
            case MetaMap map:
                AppendMap(map, depth);
                break;
            default:
                AppendText(value.ToString());
                break;
        }
    }

    private static string Number(double value) =>
        double.IsNaN(value) ? "NaN"
        : double.IsInfinity(value) ? (value > 0 ? "Infinity" : "-Infinity")
        : PythonText.OfReal(value);

    private void AppendList(MetaList list, int depth)
    {
        if (list.Count == 0)
        {
            Add("[]");
            return;
        }

        Add('[');
        for (var i = 0; i < list.Count; i++)
        {
            Separate(i == 0, depth + 1);
            Append(list[i], depth + 1);
        }

        Break(depth);
        Add(']');
    }

    private void AppendMap(MetaMap map, int depth)
    {
        if (map.Count == 0)
        {
            Add("{}");
            return;
        }

        Add('{');
        var isFirst = true;
        foreach (var (key, value) in sortKeys ? map.OrderBy(pair => pair.Key, CodePointOrder.Instance) : map.AsEnumerable())
        {
            Separate(isFirst, depth + 1);
            AppendText(key);
            Add(": ");
            Append(value, depth + 1);
            isFirst = false;
        }

        Break(depth);
        Add('}');
    }

    private void Separate(bool isFirst, int depth)
    {
        if (!isFirst)
        {
            Add(indent is null ? ", " : ",");
        }

        Break(depth);
    }

    private void Break(int depth)
    {
        if (indent is { } spaces)
        {
            Add('\n');
            output.Take(spaces * depth).Fill((byte)' ');
        }
    }

    private void AppendText(string text)
    {
        Add('"');
        for (var rest = text.AsSpan(); !rest.IsEmpty;)
        {
            var end = rest.IndexOfAnyExcept(Plain);
            Add(end < 0 ? rest : rest[..end]);
            if (end < 0)
            {
                break;
            }

            AppendEscaped(rest[end]);
            rest = rest[(end + 1)..];
        }

        Add('"');
    }

    private void AppendEscaped(char unit) => Add(unit switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        '\b' => "\\b",
        '\f' => "\\f",
        _ => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}"),
    });

    // In pieces, so that one long text does not make the buffer as large.
    private void Add(ReadOnlySpan<char> ascii)
    {
        for (; ascii.Length > MostAtOnce; ascii = ascii[MostAtOnce..])
        {
            Encoding.ASCII.GetBytes(ascii[..MostAtOnce], output.Take(MostAtOnce));
        }

        Encoding.ASCII.GetBytes(ascii, output.Take(ascii.Length));
    }

    private void Add(char ascii) => output.Take(1)[0] = (byte)ascii;
}
