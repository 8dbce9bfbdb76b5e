using AwesomeAssertions;
using CmPowerShell.Meta.Secrets.Spellings;
using Xunit;

namespace CmPowerShell.Meta.Tests.Secrets.Spellings;

/// <summary>Each writer of JSON escapes other characters. One text holds all of them, those beside a limit too.</summary>
public sealed class JsonSpellingTests
{
    private const string Text = "\"'/<>&+\\~\u007f\u0080\u0001\b\t\n\f\r` é😀.";

    [Theory]
    [InlineData("json.dumps of Python", @"\""'/<>&+\\~\u007f\u0080\u0001\b\t\n\f\r` \u00e9\ud83d\ude00.")]
    [InlineData("json.dumps without ensure_ascii, Node", "\\\"'/<>&+\\\\~\u007f\u0080\\u0001\\b\\t\\n\\f\\r` é😀.")]
    [InlineData("ConvertTo-Json -EscapeHandling EscapeNonAscii", "\\\"'/<>&+\\\\~\u007f\\u0080\\u0001\\b\\t\\n\\f\\r` \\u00e9\\ud83d\\ude00.")]
    [InlineData("ConvertTo-Json -EscapeHandling EscapeHtml", "\\u0022\\u0027/\\u003c\\u003e\\u0026+\\\\~\u007f\u0080\\u0001\\b\\t\\n\\f\\r` é😀.")]
    [InlineData("Go", "\\\"'/\\u003c\\u003e\\u0026+\\\\~\u007f\u0080\\u0001\\b\\t\\n\\f\\r` é😀.")]
    [InlineData(".NET", @"\u0022\u0027/\u003C\u003E\u0026\u002B\\~\u007F\u0080\u0001\b\t\n\f\r\u0060 \u00E9\uD83D\uDE00.")]
    [InlineData(".NET, in lower case", @"\u0022\u0027/\u003c\u003e\u0026\u002b\\~\u007f\u0080\u0001\b\t\n\f\r\u0060 \u00e9\ud83d\ude00.")]
    [InlineData(".NET, relaxed", "\\\"'/<>&+\\\\~\\u007F\u0080\\u0001\\b\\t\\n\\f\\r` é\\uD83D\\uDE00.")]
    [InlineData("filters of templates", "\\\"\\u0027/\\u003C\\u003E\\u0026\\u002B\\\\~\u007f\u0080\\u0001\\b\\t\\n\\f\\r` é😀.")]
    [InlineData("jq @html", @"\""\u0027/\u003c\u003e\u0026\u002B\\~\u007f\u0080\u0001\b\t\n\f\r` \u00e9\ud83d\ude00.")]
    [InlineData("a quotation mark in digits", @"\u0022'/<>&+\\~\u007f\u0080\u0001\b\t\n\f\r` \u00e9\ud83d\ude00.")]
    [InlineData("JavaScript in a page", @"\""'\/<>&+\\~\u007f\u0080\u0001\b\t\n\f\r` \u00e9\ud83d\ude00.")]
    public void Each_writer_has_its_form(string writer, string written) =>
        JsonSpelling.Enumerate(Text).Should().Contain(written, writer);

    [Fact]
    public void A_plain_text_has_one_form() =>
        JsonSpelling.Enumerate("plain text").Distinct().Should().Equal("plain text");
}
