using System.Buffers;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Meta.Yaml;

/// <summary>Reads the texts within a line of a YAML text, where they have no escapes. All places are within one line, and the end is behind its last character that is not a space.</summary>
internal readonly struct YamlLineText(string text)
{
    // Tabs, other ends of lines, and the byte order mark.
    private static readonly SearchValues<char> Unusual = SearchValues.Create("\t\u0085\u2028\u2029\ufeff");

    private static readonly SearchValues<char> NotFirst = SearchValues.Create("?:,[]{}#&*!|>%@`'\"");

    /// <summary>Whether a text has characters that this type does not read.</summary>
    internal static bool HasUnusual(string text)
    {
        var rest = text.AsSpan();
        for (var at = rest.IndexOf('\r'); at >= 0; at = rest.IndexOf('\r'))
        {
            rest = rest[(at + 1)..];
            if (rest is not ['\n', ..])
            {
                return true;
            }
        }

        return text.AsSpan().ContainsAny(Unusual);
    }

    /// <summary>The first place from a given one where there is no space; the end if there is none.</summary>
    internal int SkipSpaces(int start, int end)
    {
        while (start < end && text[start] == ' ')
        {
            start++;
        }

        return start;
    }

    /// <summary>Whether only a comment follows.</summary>
    internal bool IsEmpty(int start, int end) => start >= end || (text[start] == '#' && text[start - 1] == ' ');

    /// <summary>The end of the key that begins at a place, or -1 where none does.</summary>
    internal int EndOfKey(int start, int end)
    {
        var close = text[start] is '"' or '\'' ? EndOfQuoted(start, end) : EndOfPlain(start, end);
        var colon = close < 0 ? end : SkipSpaces(close, end);
        // A longer text is not a key.
        return colon < end && text[colon] == ':' && colon - start < 1000 && (colon + 1 == end || text[colon + 1] == ' ') ? close : -1;
    }

    /// <summary>The end of the value that begins at a place, or -1 where this type does not read it.</summary>
    internal int EndOfScalar(int start, int end)
    {
        var close = text[start] switch
        {
            '"' or '\'' => EndOfQuoted(start, end),
            '[' or '{' => EndOfEmpty(start, end),
            _ => EndOfPlain(start, end),
        };
        return close >= 0 && IsEmpty(SkipSpaces(close, end), end) ? close : -1;
    }

    /// <summary>Whether the value that begins at a place is a text without quotes.</summary>
    internal bool IsPlain(int start) => text[start] is not ('"' or '\'' or '[' or '{');

    /// <summary>The value that begins and ends at two places; null where this type does not read it.</summary>
    internal MetaValue? Value(int start, int end, SourcePosition position) => text[start] switch
    {
        '[' => new MetaList { Position = position },
        '{' => new MetaMap { Position = position },
        _ => Scalar(start, end, position),
    };

    /// <summary>The value of a text.</summary>
    internal MetaScalar? Scalar(int start, int end, SourcePosition position) => text[start] is '"' or '\''
        ? new MetaText(text[(start + 1)..(end - 1)]) { Position = position }
        : Plain(text[start..end], position);

    /// <summary>The value of a text without quotes; null for a merge key, and for a text in the form of a date that is not a date.</summary>
    internal static MetaScalar? Plain(string value, SourcePosition position) => YamlScalars.Read(YamlResolver.Resolve(value), value, position);

    /// <summary>The key that begins and ends at two places.</summary>
    internal string? Key(int start, int end, SourcePosition position)
    {
        if (text[start] is '"' or '\'')
        {
            return text[(start + 1)..(end - 1)];
        }

        var key = text[start..end];
        var tag = YamlResolver.Resolve(key);
        return tag == YamlTag.Text ? key : YamlScalars.Read(tag, key, position) is { } value ? YamlScalars.KeyText(value) : null;
    }

    /// <summary>The end of the text in quotes that begins at a place, or -1 where it does not end in this line, or has an escape: two single quotes, or a backslash within double ones.</summary>
    internal int EndOfQuoted(int start, int end)
    {
        var quote = text[start];
        var length = text.AsSpan(start + 1, end - start - 1).IndexOfAny(quote, quote == '"' ? '\\' : quote);
        var close = start + 1 + length;
        return length < 0 || text[close] != quote || (close + 1 < end && text[close + 1] == quote) ? -1 : close + 1;
    }

    private int EndOfEmpty(int start, int end)
    {
        var close = SkipSpaces(start + 1, end);
        return close < end && text[close] == (text[start] == '[' ? ']' : '}') ? close + 1 : -1;
    }

    /// <summary>The end of the text without quotes that begins at a place, or -1 where none does. It ends before a comment, and before a colon that a space follows.</summary>
    internal int EndOfPlain(int start, int end)
    {
        if (NotFirst.Contains(text[start]) || (text[start] == '-' && (start + 1 == end || text[start + 1] == ' ')))
        {
            return -1;
        }

        var close = start;
        for (var at = start; at < end; at++)
        {
            if ((text[at] == ':' && (at + 1 == end || text[at + 1] == ' ')) || (text[at] == '#' && text[at - 1] == ' '))
            {
                break;
            }

            // YamlDotNet does not find the end of a key behind this.
            if (text[at] == '*' && text[at - 1] == ' ')
            {
                return -1;
            }

            close = text[at] == ' ' ? close : at + 1;
        }

        return close;
    }
}
