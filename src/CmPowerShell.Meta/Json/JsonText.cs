using System.Buffers;
using System.Globalization;
using System.Text;

namespace CmPowerShell.Meta.Json;

/// <summary>Reads the texts of a JSON text. Half of a surrogate pair is not changed, as in Python.</summary>
internal static class JsonText
{
    private static readonly SearchValues<char> Special = SearchValues.Create(
        string.Concat(Enumerable.Range(0, 0x20).Select(code => (char)code)) + "\"\\");

    internal static string Read(JsonCursor cursor)
    {
        cursor.Skip(1);
        var end = cursor.Rest.IndexOfAny(Special);
        if (end >= 0 && cursor.Rest[end] == '"')
        {
            var text = cursor.Rest[..end].ToString();
            cursor.Skip(end + 1);
            return text;
        }

        return ReadWithEscapes(cursor);
    }

    private static string ReadWithEscapes(JsonCursor cursor)
    {
        var result = new StringBuilder();
        while (true)
        {
            var rest = cursor.Rest;
            var end = rest.IndexOfAny(Special);
            result.Append(end < 0 ? rest : rest[..end]);
            cursor.Skip(end < 0 ? rest.Length : end);
            if (cursor.Take('"'))
            {
                return result.ToString();
            }

            result.Append(cursor.Current == '\\' ? Escape(cursor) : throw Ended(cursor));
        }
    }

    private static CmPowerShell.Meta.Errors.CmException Ended(JsonCursor cursor) => cursor switch
    {
        { AtEnd: true } => cursor.Broken("the text ends inside double quotes"),
        { Current: '\n' or '\r' } => cursor.Broken("the closing double quote is missing"),
        _ => cursor.Broken(FormattableString.Invariant($"the control character U+{(int)cursor.Current:X4} must be escaped inside double quotes")),
    };

    private static char Escape(JsonCursor cursor)
    {
        var start = cursor.Position;
        cursor.Skip(1);
        var code = cursor.Current;
        var meaning = code switch
        {
            '"' or '\\' or '/' => code,
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' when TryHexadecimal(cursor.Rest, out var unit) => unit,
            'u' => throw cursor.Broken(start, "four hexadecimal digits are missing after '\\u'"),
            _ when cursor.AtEnd || char.IsControl(code) => throw cursor.Broken(start, "a '\\' begins nothing"),
            _ => throw cursor.Broken(start, $"'\\{code}' means nothing inside double quotes; a backslash itself is written '\\\\'"),
        };
        cursor.Skip(code == 'u' ? 5 : 1);
        return meaning;
    }

    private static bool TryHexadecimal(ReadOnlySpan<char> text, out char unit)
    {
        var known = ushort.TryParse(text.Length < 5 ? [] : text[1..5], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number);
        unit = (char)number;
        return known;
    }
}
