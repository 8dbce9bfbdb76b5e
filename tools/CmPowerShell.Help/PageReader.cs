using Markdig;
using Markdig.Syntax;

namespace CmPowerShell.Help;

/// <summary>
/// Reads a page. Its form is fixed: a title, the synopsis, then the sections Syntax, Description, Parameters (### -Name),
/// Examples (### Title, one code block), Output and Errors (a table of id and cause).
/// </summary>
public static class PageReader
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().Build();

    /// <summary>Reads a page.</summary>
    /// <exception cref="InvalidDataException">The page does not have the form.</exception>
    public static HelpPage Read(string file)
    {
        List<Block> blocks = [.. Markdown.Parse(System.IO.File.ReadAllText(file), Pipeline)];
        if (PageSection.Split(blocks, 1) is not [var title])
        {
            throw new InvalidDataException($"{file}: a page has one title, such as '# Get-CmScript'.");
        }

        var sections = PageSection.Split(title.Blocks, 2).ToDictionary(section => section.Title, section => section.Blocks, StringComparer.Ordinal);
        IReadOnlyList<Block> Section(string name) => sections.GetValueOrDefault(name, []);
        return new HelpPage(file, title.Title, string.Join(' ', PageText.Paragraphs(title.Blocks.TakeWhile(block => block is not HeadingBlock))))
        {
            Syntax = [.. PageText.Code(Section("Syntax")).Split('\n', StringSplitOptions.RemoveEmptyEntries)],
            Description = PageText.Paragraphs(Section("Description")),
            Parameters = PageSection.Split(Section("Parameters"), 3)
                .ToDictionary(parameter => parameter.Title.TrimStart('-'), parameter => PageText.Paragraphs(parameter.Blocks), StringComparer.OrdinalIgnoreCase),
            Examples = [.. PageSection.Split(Section("Examples"), 3).Select(example => new HelpExample(example.Title, PageText.Code(example.Blocks), PageText.Paragraphs(example.Blocks)))],
            Output = PageText.Paragraphs(Section("Output")),
            Errors = [.. PageText.Rows(Section("Errors")).Select(row => new HelpError(row[0], row[1]))],
            Links = [.. PageText.Links(title.Blocks)],
        };
    }
}
