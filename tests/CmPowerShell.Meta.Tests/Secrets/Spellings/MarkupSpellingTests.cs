using AwesomeAssertions;
using CmPowerShell.Meta.Secrets.Spellings;
using Xunit;

namespace CmPowerShell.Meta.Tests.Secrets.Spellings;

/// <summary>Writers of XML and HTML differ in quotes, the slash, and letters that are not ASCII.</summary>
public sealed class MarkupSpellingTests
{
    private const string Text = "<&>\"'/+ ~\u007f\u009f\u00a0é\u00ff\u0100\uffff😀";

    [Theory]
    [InlineData("without quotes", "&lt;&amp;&gt;\"'/+ ~\u007f\u009f\u00a0é\u00ff\u0100\uffff😀")]
    [InlineData("an attribute of XML", "&lt;&amp;&gt;&quot;'/+ ~\u007f\u009f\u00a0é\u00ff\u0100\uffff😀")]
    [InlineData("a decimal number for the apostrophe", "&lt;&amp;&gt;&quot;&#39;/+ ~\u007f\u009f\u00a0é\u00ff\u0100\uffff😀")]
    [InlineData("html.escape of Python", "&lt;&amp;&gt;&quot;&#x27;/+ ~\u007f\u009f\u00a0é\u00ff\u0100\uffff😀")]
    [InlineData("SecurityElement of .NET", "&lt;&amp;&gt;&quot;&apos;/+ ~\u007f\u009f\u00a0é\u00ff\u0100\uffff😀")]
    [InlineData("Go", "&lt;&amp;&gt;&#34;&#39;/+ ~\u007f\u009f\u00a0é\u00ff\u0100\uffff😀")]
    [InlineData("mustache", "&lt;&amp;&gt;&quot;&#x27;&#x2F;+ ~\u007f\u009f\u00a0é\u00ff\u0100\uffff😀")]
    [InlineData("xmlcharrefreplace of Python", "&lt;&amp;&gt;\"'/+ ~\u007f&#159;&#160;&#233;&#255;&#256;&#65535;&#128512;")]
    [InlineData("the same with quotes", "&lt;&amp;&gt;&quot;&#39;/+ ~\u007f&#159;&#160;&#233;&#255;&#256;&#65535;&#128512;")]
    [InlineData("WebUtility of .NET", "&lt;&amp;&gt;&quot;&#39;/+ ~\u007f\u009f&#160;&#233;&#255;\u0100\uffff&#128512;")]
    [InlineData("HtmlEncoder of .NET", "&lt;&amp;&gt;&quot;&#x27;/&#x2B; ~&#x7F;&#x9F;&#xA0;&#xE9;&#xFF;&#x100;&#xFFFF;&#x1F600;")]
    public void Each_writer_has_its_form(string writer, string written) =>
        MarkupSpelling.Enumerate(Text).Should().Contain(written, writer);
}
