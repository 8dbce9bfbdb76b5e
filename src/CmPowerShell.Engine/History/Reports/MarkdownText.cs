using System.Text;

namespace CmPowerShell.Engine.History.Reports;

/// <summary>Escapes any text for Markdown so that it is shown literally.</summary>
internal static class MarkdownText
{
    private const string Special = "\\`*_{}[]<>()#+-!|~&";

    /// <summary>A text in a cell of a table or in a line: one line, no sign means anything.</summary>
    public static string Line(string text)
    {
        var line = new StringBuilder();
        foreach (var c in text.ReplaceLineEndings(" "))
        {
            line.Append(Special.Contains(c, StringComparison.Ordinal) ? "\\" : "").Append(char.IsControl(c) ? ' ' : c);
        }

        return line.ToString();
    }

    /// <summary>Lines as a block of code. The fence is longer than any in the text.</summary>
    public static IEnumerable<string> Code(IReadOnlyList<string> lines)
    {
        var fence = new string('`', Math.Max(3, lines.Select(LongestFence).DefaultIfEmpty().Max() + 1));
        return [fence + "text", .. lines.Select(line => line.ReplaceLineEndings(" ")), fence];
    }

    private static int LongestFence(string line)
    {
        var (longest, here) = (0, 0);
        foreach (var c in line)
        {
            here = c == '`' ? here + 1 : 0;
            longest = Math.Max(longest, here);
        }

        return longest;
    }
}
