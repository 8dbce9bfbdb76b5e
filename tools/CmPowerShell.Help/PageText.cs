using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace CmPowerShell.Help;

/// <summary>Writes the blocks of a page as plain text, for a help file that has neither code marks nor links.</summary>
internal static class PageText
{
    /// <summary>Gets the paragraphs; a list item is a separate paragraph. Headings, code blocks and tables are left out.</summary>
    public static IReadOnlyList<string> Paragraphs(IEnumerable<Block> blocks) => [.. blocks.SelectMany(Paragraphs)];

    /// <summary>The lines of the code blocks.</summary>
    public static string Code(IEnumerable<Block> blocks) => string.Join('\n', blocks.OfType<FencedCodeBlock>().Select(block => block.Lines.ToString().TrimEnd()));

    /// <summary>The cells of the rows of the first table, without its head.</summary>
    public static IEnumerable<IReadOnlyList<string>> Rows(IEnumerable<Block> blocks) =>
        from row in blocks.OfType<Table>().Take(1).SelectMany(table => table.OfType<TableRow>())
        where !row.IsHeader
        select (IReadOnlyList<string>)[.. row.OfType<TableCell>().Select(cell => string.Join(' ', Paragraphs((IEnumerable<Block>)cell)))];

    /// <summary>The text of a paragraph or heading.</summary>
    public static string Of(LeafBlock block) => block.Inline is { } inline ? string.Concat(inline.Select(Of)).Trim() : "";

    /// <summary>The addresses of the links in blocks, at any depth.</summary>
    public static IEnumerable<string> Links(IEnumerable<Block> blocks) =>
        blocks.SelectMany(block => block.Descendants<LinkInline>().Concat((block as LeafBlock)?.Inline?.Descendants<LinkInline>() ?? [])).Select(link => link.Url ?? "").Distinct();

    private static IEnumerable<string> Paragraphs(Block block) => block switch
    {
        ParagraphBlock paragraph => [Of(paragraph)],
        ListBlock list => list.OfType<ListItemBlock>().Select(item => "- " + string.Join(' ', Paragraphs((IEnumerable<Block>)item))),
        _ => [],
    };

    private static string Of(Inline inline) => inline switch
    {
        CodeInline code => code.Content,
        LiteralInline literal => literal.Content.ToString(),
        LineBreakInline => " ",
        LinkInline link => string.Concat(link.Select(Of)) + HelpTopic.Mention(link.Url),
        ContainerInline container => string.Concat(container.Select(Of)),
        HtmlEntityInline entity => entity.Transcoded.ToString(),
        _ => "",
    };
}
