using System.Net;
using System.Text.RegularExpressions;
using AwesomeAssertions;
using CmPowerShell.Engine.Formatting;
using CmPowerShell.Engine.Reports.Pages;
using CsCheck;
using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Xunit;

namespace CmPowerShell.Engine.Tests.Reports.Pages;

/// <summary>Texts of others in Markdown, as a program that reads Markdown shows them.</summary>
public sealed partial class MarkdownTextTests
{
    private const string Hostile = "\\`*_[]()<>#+-.!|~$&;:'\"=^%@/{} \t\n\r0aé\u00A0\u0007";
    private static readonly MarkdownPipeline Reader = new MarkdownPipelineBuilder().UsePipeTables().UseEmphasisExtras(EmphasisExtraOptions.Strikethrough).UseAutoLinks().Build();

    [Theory]
    [InlineData("a | b", "a &#124; b")]
    [InlineData("two\r\nlines\tand  more", "two lines and more")]
    [InlineData("<<<CM_NAME>>>", "&lt;&lt;&lt;CM\\_NAME&gt;&gt;&gt;")]
    [InlineData("plain, words.", "plain, words.")]
    public void What_markdown_understands_is_escaped(string text, string markdown) => MarkdownText.Escape(text).Should().Be(markdown);

    [Theory]
    [InlineData("- x", "\\- x")]
    [InlineData("1. x", "1\\. x")]
    [InlineData("x - y", "x - y")]
    public void A_paragraph_begins_no_list(string text, string markdown) => MarkdownText.Paragraph(text).Should().Be(markdown);

    [Theory]
    [InlineData("CM_NAME", "`CM_NAME`")]
    [InlineData("a|b", "a&#124;b")]
    [InlineData("a`b", "a\\`b")]
    [InlineData("", "")]
    public void Code_is_code_where_every_program_shows_it(string text, string markdown) => MarkdownText.Code(text).Should().Be(markdown);

    [Theory]
    [InlineData("plain", "```text")]
    [InlineData("a ```` b", "`````text")]
    public void The_fence_of_a_block_is_longer_than_any_in_it(string line, string fence) =>
        MarkdownText.Block([line, "two\nlines"]).Should().Equal(fence, line, "two lines", fence[..^"text".Length]);

    [Fact]
    public void A_table_leaves_out_what_is_empty_everywhere()
    {
        MarkdownTable.Write(["a", "b", "c"], [["1", "", "3"], ["", "", "6"]]).Should().Be("| a | c |\n| --- | --- |\n| 1 | 3 |\n|  | 6 |");
        MarkdownTable.Write(["a"], []).Should().BeNull();
    }

    [Fact]
    public void Every_text_is_shown_as_it_is() => Gen.Char[Hostile].Array[0, 40].Select(letters => new string(letters)).Sample(text =>
    {
        Shown(MarkdownText.Paragraph(text)).Should().Be(MarkdownText.Line(text));
        Cells($"| head | other |\n| --- | --- |\n| {MarkdownText.Escape(text)} | {MarkdownText.Code(text)} |").Should().Equal("head", "other", MarkdownText.Line(text), MarkdownText.Line(text));
    });

    private static string Shown(string markdown) => WebUtility.HtmlDecode(Tag().Replace(Markdown.ToHtml(markdown, Reader), "")).Trim();

    private static IEnumerable<string> Cells(string table) =>
        Cell().Matches(Markdown.ToHtml(table, Reader)).Select(match => WebUtility.HtmlDecode(Tag().Replace(match.Groups[1].Value, "")));

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("<t[hd]>(.*?)</t[hd]>", RegexOptions.Singleline)]
    private static partial Regex Cell();
}
