namespace CmPowerShell.Help;

/// <summary>A heading and the lines below it, up to the next heading of the same level.</summary>
/// <param name="Title">The text of the heading.</param>
/// <param name="Lines">The lines below it, deeper headings included.</param>
internal sealed record MarkdownSection(string Title, IReadOnlyList<string> Lines)
{
    /// <summary>Splits lines at the headings of a level. What stands before the first one is left out; a <c>#</c> in a code block is no heading.</summary>
    public static IReadOnlyList<MarkdownSection> Split(IReadOnlyList<string> lines, int level)
    {
        var mark = new string('#', level) + " ";
        var sections = new List<MarkdownSection>();
        List<string>? current = null;
        var inCode = false;
        foreach (var line in lines)
        {
            inCode ^= line.StartsWith("```", StringComparison.Ordinal);
            if (!inCode && line.StartsWith(mark, StringComparison.Ordinal))
            {
                current = [];
                sections.Add(new MarkdownSection(line[mark.Length..].Trim(), current));
            }
            else
            {
                current?.Add(line);
            }
        }

        return sections;
    }
}
