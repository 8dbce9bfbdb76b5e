namespace CmPowerShell.Help;

/// <summary>
/// Reads a page. Its form is fixed: a title, the synopsis, then the sections Syntax, Description, Parameters (### -Name),
/// Examples (### Title, one code block), Output and Errors (a table of id and cause).
/// </summary>
public static class PageReader
{
    /// <summary>Reads a page.</summary>
    /// <exception cref="InvalidDataException">The page does not have the form.</exception>
    public static HelpPage Read(string file)
    {
        var top = MarkdownSection.Split(System.IO.File.ReadAllLines(file), 1);
        if (top is not [var title])
        {
            throw new InvalidDataException($"{file}: a page has one title, such as '# Get-CmScript'.");
        }

        var sections = MarkdownSection.Split(title.Lines, 2);
        return new HelpPage(file, title.Title, string.Join(' ', MarkdownText.Paragraphs(Before(title.Lines))))
        {
            Syntax = Find(sections, "Syntax") is { } syntax ? MarkdownText.CodeLines(syntax.Lines) : [],
            Description = Paragraphs(sections, "Description"),
            Parameters = Children(sections, "Parameters").ToDictionary(child => child.Title.TrimStart('-'), child => MarkdownText.Paragraphs(child.Lines), StringComparer.OrdinalIgnoreCase),
            Examples = Children(sections, "Examples").Select(GetExample).ToList(),
            Output = Paragraphs(sections, "Output"),
            Errors = Find(sections, "Errors") is { } errors ? GetErrors(errors).ToList() : [],
        };
    }

    private static MarkdownSection? Find(IReadOnlyList<MarkdownSection> sections, string title) =>
        sections.FirstOrDefault(section => section.Title == title);

    private static IReadOnlyList<string> Paragraphs(IReadOnlyList<MarkdownSection> sections, string title) =>
        Find(sections, title) is { } section ? MarkdownText.Paragraphs(section.Lines) : [];

    private static IReadOnlyList<MarkdownSection> Children(IReadOnlyList<MarkdownSection> sections, string title) =>
        Find(sections, title) is { } section ? MarkdownSection.Split(section.Lines, 3) : [];

    private static IEnumerable<string> Before(IReadOnlyList<string> lines) =>
        lines.TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal));

    private static HelpExample GetExample(MarkdownSection section) =>
        new(section.Title, string.Join('\n', MarkdownText.CodeLines(section.Lines)), MarkdownText.Paragraphs(section.Lines));

    private static IEnumerable<HelpError> GetErrors(MarkdownSection section) =>
        from line in section.Lines
        where line.StartsWith("| `", StringComparison.Ordinal)
        let cells = line.Split('|', StringSplitOptions.TrimEntries)
        select new HelpError(cells[1].Trim('`'), MarkdownText.Plain(cells[2]));
}
