using System.Globalization;
using System.Text;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Meta.Json;

/// <summary>Writes a value byte for byte as Python's <c>json.dumps</c> does.</summary>
/// <param name="indent">Spaces for each level, or null for one line.</param>
/// <param name="sortKeys">Whether keys are sorted by code point.</param>
internal sealed class JsonWriter(int? indent, bool sortKeys)
{
    private readonly StringBuilder _result = new();

    internal string Write(MetaValue value)
    {
        Append(value, 0);
        return _result.ToString();
    }

    private void Append(MetaValue value, int depth)
    {
        switch (value)
        {
            case MetaNull:
                _result.Append("null");
                break;
            case MetaBoolean boolean:
                _result.Append(boolean.Value ? "true" : "false");
                break;
            case MetaInteger integer:
                _result.Append(integer.Value.ToString(CultureInfo.InvariantCulture));
                break;
            case MetaReal real:
                _result.Append(Number(real.Value));
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
            _result.Append("[]");
            return;
        }

        _result.Append('[');
        for (var i = 0; i < list.Count; i++)
        {
            Separate(i == 0, depth + 1);
            Append(list[i], depth + 1);
        }

        Break(depth);
        _result.Append(']');
    }

    private void AppendMap(MetaMap map, int depth)
    {
        if (map.Count == 0)
        {
            _result.Append("{}");
            return;
        }

        _result.Append('{');
        var isFirst = true;
        foreach (var (key, value) in sortKeys ? map.OrderBy(pair => pair.Key, CodePointOrder.Instance) : map.AsEnumerable())
        {
            Separate(isFirst, depth + 1);
            AppendText(key);
            _result.Append(": ");
            Append(value, depth + 1);
            isFirst = false;
        }

        Break(depth);
        _result.Append('}');
    }

    private void Separate(bool isFirst, int depth)
    {
        if (!isFirst)
        {
            _result.Append(indent is null ? ", " : ",");
        }

        Break(depth);
    }

    private void Break(int depth)
    {
        if (indent is { } spaces)
        {
            _result.Append('\n').Append(' ', spaces * depth);
        }
    }

    private void AppendText(string text)
    {
        _result.Append('"');
        foreach (var unit in text)
        {
            _ = unit switch
            {
                '"' => _result.Append("\\\""),
                '\\' => _result.Append("\\\\"),
                '\n' => _result.Append("\\n"),
                '\r' => _result.Append("\\r"),
                '\t' => _result.Append("\\t"),
                '\b' => _result.Append("\\b"),
                '\f' => _result.Append("\\f"),
                >= ' ' and <= '~' => _result.Append(unit),
                _ => _result.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}"),
            };
        }

        _result.Append('"');
    }
}
