using CmPowerShell.Meta.Values;

namespace CmPowerShell.Meta.Json;

/// <summary>Reads the structure of a JSON text: lists, maps and the words.</summary>
internal sealed class JsonReader(string text, string file)
{
    private readonly JsonCursor _cursor = new(text, file);
    private readonly List<DuplicateKey> _duplicates = [];

    internal MetaDocument ReadDocument()
    {
        _cursor.SkipSpace();
        var value = ReadValue(0);
        _cursor.SkipSpace();
        return _cursor.AtEnd ? new MetaDocument(value, _duplicates) : throw _cursor.Broken("there is more text after the value");
    }

    private MetaValue ReadValue(int depth)
    {
        var position = _cursor.Position;
        return _cursor.Current switch
        {
            '"' => new MetaText(JsonText.Read(_cursor)) { Position = position },
            '{' => ReadMap(position, Deeper(depth)),
            '[' => ReadList(position, Deeper(depth)),
            '-' or (>= '0' and <= '9') => JsonNumber.Read(_cursor),
            _ => ReadWord(position),
        };
    }

    private int Deeper(int depth) => depth < MetaProblem.DeepestNesting ? depth + 1 : throw _cursor.TooDeep();

    private MetaMap ReadMap(SourcePosition position, int depth)
    {
        var map = new MetaMap { Position = position };
        _cursor.Skip(1);
        _cursor.SkipSpace();
        if (_cursor.Take('}'))
        {
            return map;
        }

        do
        {
            _cursor.SkipSpace();
            ReadPair(map, depth);
            _cursor.SkipSpace();
        }
        while (_cursor.Take(','));

        return _cursor.Take('}') ? map : throw _cursor.Broken("a ',' or '}' is missing after a value");
    }

    private void ReadPair(MetaMap map, int depth)
    {
        var position = _cursor.Position;
        if (_cursor.Current != '"')
        {
            throw _cursor.Broken("a key in double quotes is missing");
        }

        var key = JsonText.Read(_cursor);
        if (map.ContainsKey(key))
        {
            _duplicates.Add(new DuplicateKey(key, map.KeyPosition(key), position));
        }

        _cursor.SkipSpace();
        if (!_cursor.Take(':'))
        {
            throw _cursor.Broken($"a ':' is missing after the key '{key}'");
        }

        _cursor.SkipSpace();
        map.Set(key, ReadValue(depth), position);
    }

    private MetaList ReadList(SourcePosition position, int depth)
    {
        var list = new MetaList { Position = position };
        _cursor.Skip(1);
        _cursor.SkipSpace();
        if (_cursor.Take(']'))
        {
            return list;
        }

        do
        {
            _cursor.SkipSpace();
            list.Add(ReadValue(depth));
            _cursor.SkipSpace();
        }
        while (_cursor.Take(','));

        return _cursor.Take(']') ? list : throw _cursor.Broken("a ',' or ']' is missing after a value");
    }

    private MetaScalar ReadWord(SourcePosition position) => _cursor switch
    {
        _ when _cursor.Take("true") => new MetaBoolean(true) { Position = position },
        _ when _cursor.Take("false") => new MetaBoolean(false) { Position = position },
        _ when _cursor.Take("null") => new MetaNull { Position = position },
        _ when _cursor.Take("NaN") => new MetaReal(double.NaN) { Position = position },
        _ when _cursor.Take("Infinity") => new MetaReal(double.PositiveInfinity) { Position = position },
        { AtEnd: true } => throw _cursor.Broken("the text ends where a value is expected"),
        _ => throw _cursor.Broken($"'{_cursor.Current}' does not begin a value"),
    };
}
