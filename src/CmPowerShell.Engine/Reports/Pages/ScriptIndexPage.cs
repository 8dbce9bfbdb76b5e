using CmPowerShell.Engine.Formatting;
using CmPowerShell.Engine.Scripts.Description;

namespace CmPowerShell.Engine.Reports.Pages;

/// <summary>The page that leads to those of several scripts, by category.</summary>
internal static class ScriptIndexPage
{
    private const string WithoutCategory = "Other scripts";

    /// <summary>Writes the page.</summary>
    /// <param name="pages">The scripts with the names of their files.</param>
    public static string Write(IReadOnlyList<(ScriptDescription Script, string File)> pages) => string.Join(
        "\n\n",
        [
            "# Scripts",
            .. pages
                .GroupBy(page => page.Script.Category.Trim() is { Length: > 0 } category ? category : WithoutCategory, StringComparer.Ordinal)
                .OrderBy(group => group.Key == WithoutCategory)
                .ThenBy(group => group.Key, StringComparer.Ordinal)
                .SelectMany(group => new[] { "## " + MarkdownText.Escape(group.Key), Table(group) }),
        ]) + "\n";

    private static string Table(IEnumerable<(ScriptDescription Script, string File)> pages) => MarkdownTable.Write(
        ["script", "tags", "what it is"],
        pages.Select(page => (IReadOnlyList<string>)
        [
            $"[{MarkdownText.Escape(ScriptPage.GetTitle(page.Script))}]({Uri.EscapeDataString(page.File)})",
            MarkdownText.Code(string.Join(',', page.Script.Script.Artifact.Tags)),
            MarkdownText.Escape(page.Script.Title),
        ]))!;
}
