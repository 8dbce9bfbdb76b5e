using System.Text.RegularExpressions;

namespace CmPowerShell.Engine.Tests.Language;

/// <summary>Reads the prose of a page in Markdown.</summary>
internal static partial class MarkdownText
{
    /// <summary>The longest line of prose.</summary>
    public const int Columns = 120;

    /// <summary>Reads the lines outside of code blocks, without code spans and addresses of links.</summary>
    public static IEnumerable<Prose> Lines(IEnumerable<string> page) => Outside(page).Select(line => line with { Text = Code().Replace(line.Text, " ") });

    /// <summary>Finds the lines of prose that are too long. Tables and headings cannot be wrapped, and links and code spans not inside.</summary>
    public static IEnumerable<Prose> TooLong(IEnumerable<string> page) => Outside(page)
        .Where(line => line.Text.Length > Columns && line.Text.TrimStart() is not (['|' or '#' or '<', ..]))
        .Where(line => line.Text.LastIndexOf(' ', Columns) is var space && space > Indent().Match(line.Text).Length && !IsInside(line.Text, space));

    private static bool IsInside(string line, int place) => Code().Matches(line).Any(code => code.Index <= place && place < code.Index + code.Length && code.Index <= Indent().Match(line).Length);

    private static IEnumerable<Prose> Outside(IEnumerable<string> page)
    {
        var fence = "";
        var number = 0;
        foreach (var line in page)
        {
            number++;
            if (Fence().Match(line) is { Success: true } mark && (fence.Length == 0 || mark.Groups[1].Value == fence))
            {
                fence = fence.Length == 0 ? mark.Groups[1].Value : "";
            }
            else if (fence.Length == 0)
            {
                yield return new Prose(number, line);
            }
        }
    }

    [GeneratedRegex("^ *(```|~~~)")]
    private static partial Regex Fence();

    [GeneratedRegex(@"^ *(?:[-*+] +|\d+\. +)?")]
    private static partial Regex Indent();

    [GeneratedRegex(@"(`+)[^`].*?\1|\[[^\]]*\]\([^)]*\)|\]\([^)]*\)")]
    private static partial Regex Code();
}
