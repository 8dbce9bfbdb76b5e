using System.Text;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Meta.Yaml;

/// <summary>
/// Reads the form that nearly all meta files have: lists and maps by indentation, texts without quotes, and texts in quotes within a line. The values are those that
/// <see cref="YamlComposer"/> and <see cref="YamlConstructor"/> give, in less than a third of the time and without YamlDotNet, which takes 30 ms to begin. At anything else, and at
/// every mistake, it gives up.
/// </summary>
internal sealed class YamlBlockReader
{
    private readonly string _text;
    private readonly YamlLineText _values;
    private readonly List<DuplicateKey> _duplicates = [];
    private YamlLines _lines;
    private int _count;

    private YamlBlockReader(string text) => (_text, _values, _lines) = (text, new YamlLineText(text), new YamlLines(text));

    /// <summary>The content of a text; null where the text has another form, is empty or has a mistake.</summary>
    internal static MetaDocument? TryRead(string text)
    {
        if (YamlLineText.HasUnusual(text))
        {
            return null;
        }

        var reader = new YamlBlockReader(text);
        reader._lines.MoveNext();
        var root = reader._lines.Indent < 0 ? null : reader.Block(0);
        return reader._lines.Indent < 0 && root is not null ? new MetaDocument(root, reader._duplicates) : null;
    }

    // A list or map that begins in this line. Afterwards the line is the one behind it.
    private MetaValue? Block(int depth) =>
        depth > MetaProblem.DeepestNesting || _lines.IsMarker ? null
        : IsItem ? List(_lines.Indent, depth)
        : Map(_lines.Indent, depth);

    private bool IsItem => _text[_lines.Start] == '-' && (_lines.Start + 1 >= _lines.End || _text[_lines.Start + 1] == ' ');

    private bool IsBlock => IsItem || _values.EndOfKey(_lines.Start, _lines.End) >= 0;

    private MetaList? List(int indent, int depth)
    {
        var list = new MetaList { Position = _lines.Position(_lines.Start) };
        while (_lines.Indent == indent && IsItem)
        {
            if (Item(indent, depth) is not { } item || ++_count > YamlConstructor.MostValues)
            {
                return null;
            }

            list.Add(item);
        }

        return _lines.Indent <= indent ? list : null;
    }

    private MetaValue? Item(int indent, int depth)
    {
        var start = _values.SkipSpaces(_lines.Start + 1, _lines.End);
        if (_values.IsEmpty(start, _lines.End))
        {
            return NestedOrNull(_lines.Start + 1, indent, depth, isKey: false);
        }

        _lines.Enter(start);
        return IsBlock ? Block(depth + 1) : Scalar(start, indent);
    }

    private MetaMap? Map(int indent, int depth)
    {
        var map = new MetaMap { Position = _lines.Position(_lines.Start) };
        while (_lines.Indent == indent)
        {
            if (!Pair(map, indent, depth) || (_count += 2) > YamlConstructor.MostValues)
            {
                return null;
            }
        }

        return _lines.Indent < indent ? map : null;
    }

    private bool Pair(MetaMap map, int indent, int depth)
    {
        var (start, position) = (_lines.Start, _lines.Position(_lines.Start));
        var end = _lines.IsMarker ? -1 : _values.EndOfKey(start, _lines.End);
        if (end < 0 || _values.Key(start, end, position) is not { } key)
        {
            return false;
        }

        if (map.ContainsKey(key))
        {
            _duplicates.Add(new DuplicateKey(key, map.KeyPosition(key), position));
        }

        if (Value(_values.SkipSpaces(end, _lines.End) + 1, indent, depth) is not { } value)
        {
            return false;
        }

        map.Set(key, value, position);
        return true;
    }

    private MetaValue? Value(int after, int indent, int depth)
    {
        var start = _values.SkipSpaces(after, _lines.End);
        return _values.IsEmpty(start, _lines.End) ? NestedOrNull(after, indent, depth, isKey: true) : Scalar(start, indent);
    }

    // What a key or the sign of an item has in the next lines; a list may be in the column of its key.
    private MetaValue? NestedOrNull(int after, int indent, int depth, bool isKey)
    {
        var position = _lines.Position(after);
        _lines.MoveNext();
        return _lines.Indent > indent ? IsBlock ? Block(depth + 1) : Scalar(_lines.Start, indent)
            : isKey && _lines.Indent == indent && IsItem ? Block(depth + 1)
            : new MetaNull { Position = position };
    }

    private MetaValue? Scalar(int start, int indent)
    {
        var (position, end) = (_lines.Position(start), _values.EndOfScalar(start, _lines.End));
        if (end < 0)
        {
            return _text[start] == '[' ? FlowList(start, indent) : null;
        }

        var hasComment = end < _lines.End;
        _lines.MoveNext();
        return _lines.Indent <= indent ? _values.Value(start, end, position)
            : !hasComment && _values.IsPlain(start) ? Folded(start, end, position, indent)
            : null;
    }

    private MetaList? FlowList(int start, int indent)
    {
        var list = YamlFlowList.TryRead(_text, _values, _lines, start);
        _lines.MoveNext();
        return _lines.Indent <= indent ? list : null;
    }

    // A text without quotes continues in lines that are indented further than what it belongs to.
    private MetaScalar? Folded(int start, int end, SourcePosition position, int indent)
    {
        var folded = new StringBuilder().Append(_text, start, end - start);
        for (; _lines.Indent > indent; _lines.MoveNext())
        {
            if (_lines.IsAfterGap || _values.EndOfPlain(_lines.Start, _lines.End) != _lines.End)
            {
                return null;
            }

            folded.Append(' ').Append(_text, _lines.Start, _lines.End - _lines.Start);
        }

        return YamlLineText.Plain(folded.ToString(), position);
    }
}
