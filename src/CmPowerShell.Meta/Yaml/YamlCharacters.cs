using System.Buffers;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Meta.Yaml;

/// <summary>Refuses the characters that YAML does not allow: control characters, half surrogate pairs, U+FFFE and U+FFFF.</summary>
internal static class YamlCharacters
{
    private static readonly SearchValues<char> Doubtful = SearchValues.Create(
        Range(0x00, 0x08) + Range(0x0b, 0x0c) + Range(0x0e, 0x1f) + Range(0x7f, 0x84) + Range(0x86, 0x9f) + Range(0xd800, 0xdfff) + "\ufffe\uffff");

    internal static void Check(string text, string file)
    {
        for (var start = 0; text.AsSpan(start).IndexOfAny(Doubtful) is >= 0 and var found; start += found + 2)
        {
            if (!IsPair(text, start + found))
            {
                var problem = FormattableString.Invariant($"the character U+{(int)text[start + found]:X4} is not allowed");
                throw MetaProblem.Broken("YAML", file, Position(text.AsSpan(0, start + found)), problem);
            }
        }
    }

    /// <summary>Finds the first tab in the white space that begins a line.</summary>
    internal static SourcePosition? FindTabInIndent(string text)
    {
        var line = 1;
        foreach (var content in text.AsSpan().EnumerateLines())
        {
            var indent = content[..(content.Length - content.TrimStart(" \t").Length)];
            if (indent.IndexOf('\t') is >= 0 and var tab)
            {
                return new SourcePosition(line, tab + 1);
            }

            line++;
        }

        return null;
    }

    private static bool IsPair(string text, int at) => at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]);

    private static SourcePosition Position(ReadOnlySpan<char> before) =>
        new(before.Count('\n') + 1, before.Length - before.LastIndexOf('\n'));

    private static string Range(int first, int last) => string.Concat(Enumerable.Range(first, last - first + 1).Select(code => (char)code));
}
