using AwesomeAssertions;
using CmPowerShell.Meta.Secrets.Spellings;
using Xunit;

namespace CmPowerShell.Meta.Tests.Secrets.Spellings;

/// <summary>Python shows a value with the quotes that it does not hold; <c>ascii</c> and bytes have no other letters.</summary>
public sealed class PythonSpellingTests
{
    private const string Text = "\\'\" \n\r\t\u0001\u007f\u0080\u00ff\u0100\uffff😀";

    [Theory]
    [InlineData("repr in double quotes of a text with one kind", "\\\\'\" \\n\\r\\t\\x01\\x7f\u0080\u00ff\u0100\uffff😀")]
    [InlineData("repr in single quotes", "\\\\\\'\" \\n\\r\\t\\x01\\x7f\u0080\u00ff\u0100\uffff😀")]
    [InlineData("repr in double quotes", "\\\\'\\\" \\n\\r\\t\\x01\\x7f\u0080\u00ff\u0100\uffff😀")]
    [InlineData("ascii", @"\\\'"" \n\r\t\x01\x7f\x80\xff\u0100\uffff\U0001f600")]
    [InlineData("ascii in double quotes", @"\\'\"" \n\r\t\x01\x7f\x80\xff\u0100\uffff\U0001f600")]
    [InlineData("bytes", @"\\\'"" \n\r\t\x01\x7f\xc2\x80\xc3\xbf\xc4\x80\xef\xbf\xbf\xf0\x9f\x98\x80")]
    [InlineData("a language that keeps control characters", "\\\\'\\\" \n\r\t\u0001\u007f\u0080\u00ff\u0100\uffff😀")]
    [InlineData("such a language with single quotes", "\\\\\\'\" \n\r\t\u0001\u007f\u0080\u00ff\u0100\uffff😀")]
    [InlineData("such a language without quotes", "\\\\'\" \n\r\t\u0001\u007f\u0080\u00ff\u0100\uffff😀")]
    public void Each_way_to_show_a_value_has_its_form(string way, string written) =>
        PythonSpelling.Enumerate(Text).Should().Contain(written, way);
}
