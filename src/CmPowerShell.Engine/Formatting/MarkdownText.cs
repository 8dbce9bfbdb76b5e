using System.Text;
using System.Text.RegularExpressions;

namespace CmPowerShell.Engine.Formatting;

/// <summary>Writes texts of others into Markdown so that they stay texts, in a paragraph, a heading or the cell of a table.</summary>
internal static partial class MarkdownText
{
    private const string Escaped = "\\`*_[]~#$";

    /// <summary>The text in one line, with everything escaped that Markdown or HTML would understand.</summary>
    public static string Escape(string text)
    {
        var written = new StringBuilder(text.Length + 8);
        foreach (var letter in Line(text))
        {
            _ = letter switch
            {
                '<' => written.Append("&lt;"),
                '>' => written.Append("&gt;"),
                '&' => written.Append("&amp;"),
                '|' => written.Append("&#124;"),
                _ when Escaped.Contains(letter, StringComparison.Ordinal) => written.Append('\\').Append(letter),
                _ => written.Append(letter),
            };
        }

        return written.ToString();
    }

    /// <summary>The text as a paragraph: it begins no list, heading or quotation.</summary>
    public static string Paragraph(string text) => BlockMark().Replace(Escape(text), @"$1\$2");

    /// <summary>The text as code. One with <c>|</c> or a backtick, which not all programs understand in a table, is written as text.</summary>
    public static string Code(string text)
    {
        var line = Line(text);
        return line.Length == 0 ? "" : line.AsSpan().IndexOfAny('|', '`') >= 0 ? Escape(line) : $"`{line}`";
    }

    /// <summary>Several texts as code, with commas between them.</summary>
    public static string Codes(IEnumerable<string> texts) => string.Join(", ", texts.Select(Code));

    /// <summary>Lines as a block of code. The fence is longer than any in the text.</summary>
    public static IEnumerable<string> Block(IReadOnlyList<string> lines)
    {
        var fence = new string('`', Math.Max(3, lines.SelectMany(line => Fence().Matches(line)).Select(match => match.Length).DefaultIfEmpty().Max() + 1));
        return [fence + "text", .. lines.Select(line => line.ReplaceLineEndings(" ")), fence];
    }

    /// <summary>One line: every stretch of spaces, breaks and control characters is one space, and half a surrogate pair the replacement character.</summary>
    public static string Line(string text) => string.Concat(Blank().Replace(text, " ").EnumerateRunes()).Trim();

    [GeneratedRegex("`+")]
    private static partial Regex Fence();

    [GeneratedRegex(@"[\s\p{Cc}]+")]
    private static partial Regex Blank();

    [GeneratedRegex(@"^(\d*)([-+=.)])")]
    private static partial Regex BlockMark();
}
