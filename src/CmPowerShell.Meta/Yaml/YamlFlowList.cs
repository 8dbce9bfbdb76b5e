using System.Buffers;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Meta.Yaml;

/// <summary>Reads a list in brackets within a line, of words and of texts in quotes.</summary>
internal static class YamlFlowList
{
    private static readonly SearchValues<char> OfWord = SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_./+-");

    /// <summary>Reads the list whose bracket is at a place; null where it has another form, or something else than a comment follows.</summary>
    internal static MetaList? TryRead(string text, YamlLineText values, YamlLines line, int start)
    {
        var list = new MetaList { Position = line.Position(start) };
        var at = start;
        do
        {
            at = values.SkipSpaces(at + 1, line.End);
            var end = at >= line.End ? -1 : text[at] is '"' or '\'' ? values.EndOfQuoted(at, line.End) : EndOfWord(text, at, line.End);
            if (end < 0 || values.Scalar(at, end, line.Position(at)) is not { } item)
            {
                return null;
            }

            list.Add(item);
            at = values.SkipSpaces(end, line.End);
        }
        while (at < line.End && text[at] == ',');
        return at < line.End && text[at] == ']' && values.IsEmpty(values.SkipSpaces(at + 1, line.End), line.End) ? list : null;
    }

    private static int EndOfWord(string text, int start, int end)
    {
        var length = text.AsSpan(start, end - start).IndexOfAnyExcept(OfWord);
        return length <= 0 || text[start] == '-' ? -1 : start + length;
    }
}
