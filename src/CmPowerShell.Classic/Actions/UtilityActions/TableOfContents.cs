using System.Text.RegularExpressions;
using CmPowerShell.Classic.Contracts;
using CmPowerShell.Meta.Editing;

namespace CmPowerShell.Classic.Actions.UtilityActions;

/// <summary>
/// <c>cm create_toc_from_md utils --input=FILE</c>: a list of links to the headings of a page in Markdown. The anchors are those that GitHub makes:
/// small letters, spaces as hyphens, other characters left out, <c>-1</c>, <c>-2</c>, … after a repeated heading. A line in a code block is not a heading.
/// </summary>
internal sealed partial class TableOfContents : FileConversion
{
    public override string Name => "create_toc_from_md";

    public override string Summary => "Writes a table of contents for a page in Markdown.";

    protected override string UsualOutput => "the same name with .toc appended";

    protected override string GetOutput(string input) => input + ".toc";

    protected override ActionOutcome Convert(ActionCall call, EncodedText text, string input, string output)
    {
        List<string> lines = ["<details>", "<summary>Contents</summary>", "", .. Entries(text.Text), "", "</details>", ""];
        text.Save(output, string.Join('\n', lines));
        return ActionOutcome.Done();
    }

    private static IEnumerable<string> Entries(string page)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (Match heading in Headings(page))
        {
            var (level, title) = (heading.Groups[1].Length, heading.Groups[2].Value);
            var anchor = Signs().Replace(title.ToLowerInvariant(), "").Replace(' ', '-');
            seen[anchor] = seen.GetValueOrDefault(anchor, -1) + 1;
            yield return $"{new string(' ', 2 * (level - 1))}* [{title}](#{anchor}{(seen[anchor] == 0 ? "" : $"-{seen[anchor]}")})";
        }
    }

    private static IEnumerable<Match> Headings(string page)
    {
        var isCode = false;
        foreach (var line in page.Split('\n').Select(line => line.Trim()))
        {
            isCode ^= line.StartsWith("```", StringComparison.Ordinal);
            if (!isCode && Heading().Match(line) is { Success: true } heading)
            {
                yield return heading;
            }
        }
    }

    [GeneratedRegex(@"^(#{1,6})\s+(.+?)(?:\s+#+)?$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\s-]")]
    private static partial Regex Signs();
}
