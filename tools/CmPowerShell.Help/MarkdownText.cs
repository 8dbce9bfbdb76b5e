using System.Text.RegularExpressions;

namespace CmPowerShell.Help;

/// <summary>The little Markdown that pages use: paragraphs, list items, code blocks, links, code and bold words.</summary>
internal static partial class MarkdownText
{
    /// <summary>The paragraphs as plain text; code blocks and tables are left out, a list item is a paragraph of its own.</summary>
    public static IReadOnlyList<string> Paragraphs(IEnumerable<string> lines)
    {
        var paragraphs = new List<string>();
        var open = false;
        foreach (var line in WithoutCode(lines).Select(line => line.Trim()))
        {
            if (line.Length == 0 || line[0] is '|' or '#')
            {
                open = false;
            }
            else if (open && !line.StartsWith("- ", StringComparison.Ordinal))
            {
                paragraphs[^1] += " " + Plain(line);
            }
            else
            {
                paragraphs.Add(Plain(line));
                open = true;
            }
        }

        return paragraphs;
    }

    /// <summary>The lines of the code blocks.</summary>
    public static IReadOnlyList<string> CodeLines(IEnumerable<string> lines) => Blocks(lines).Where(line => line.InCode).Select(line => line.Text).ToList();

    /// <summary>The text without marks for code, bold words and links.</summary>
    public static string Plain(string text) => Link().Replace(text, "$1").Replace("`", "", StringComparison.Ordinal).Replace("**", "", StringComparison.Ordinal);

    private static IEnumerable<string> WithoutCode(IEnumerable<string> lines) => Blocks(lines).Where(line => !line.InCode).Select(line => line.Text);

    private static IEnumerable<(string Text, bool InCode)> Blocks(IEnumerable<string> lines)
    {
        var inCode = false;
        foreach (var line in lines)
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                inCode = !inCode;
                yield return ("", false);
                continue;
            }

            yield return (line, inCode);
        }
    }

    [GeneratedRegex(@"\[([^\]]+)\]\([^)]+\)")]
    private static partial Regex Link();
}
