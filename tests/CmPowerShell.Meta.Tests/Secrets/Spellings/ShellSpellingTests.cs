using AwesomeAssertions;
using CmPowerShell.Meta.Secrets.Spellings;
using Xunit;

namespace CmPowerShell.Meta.Tests.Secrets.Spellings;

/// <summary>Each shell, and each way to quote for it, has its own form of a word.</summary>
public sealed class ShellSpellingTests
{
    private const string Text = "~a#~=~:~'\"\\$`%&<>|^!()*,;?[]{} é";

    [Theory]
    [InlineData("bash, single quotes", "~a#~=~:~'\\''\"\\$`%&<>|^!()*,;?[]{} é")]
    [InlineData("shlex of Python", "~a#~=~:~'\"'\"'\"\\$`%&<>|^!()*,;?[]{} é")]
    [InlineData("PowerShell, single quotes", "~a#~=~:~''\"\\$`%&<>|^!()*,;?[]{} é")]
    [InlineData("doubled double quotes", "~a#~=~:~'\"\"\\$`%&<>|^!()*,;?[]{} é")]
    [InlineData("a batch file", "~a#~=~:~'\"\\$`%%&<>|^!()*,;?[]{} é")]
    [InlineData("double quotes of a shell", "~a#~=~:~'\\\"\\\\\\$\\`%&<>|^!()*,;?[]{} é")]
    [InlineData("backslashes", "\\~a\\#\\~=\\~:\\~\\'\\\"\\\\\\$\\`%\\&\\<\\>\\|\\^\\!\\(\\)\\*\\,\\;\\?\\[\\]\\{\\}\\ é")]
    [InlineData("printf %q of bash", "\\~a#~=\\~:\\~\\'\\\"\\\\\\$\\`%\\&\\<\\>\\|\\^\\!\\(\\)\\*\\,\\;\\?\\[\\]\\{\\}\\ é")]
    [InlineData("cmd", "~a#~=~:~'\"\\$`%^&^<^>^|^^!()*,;?[]{} é")]
    public void Each_shell_has_its_form(string shell, string written) =>
        ShellSpelling.Enumerate(Text).Should().Contain(written, shell);

    [Theory]
    [InlineData(false, "\\\\\\'\\a\\b\\E\\f\\n\\r\\t\\v\\001\\177\u0080é ~")]
    [InlineData(true, "\\\\\\'\\a\\b\\E\\f\\n\\r\\t\\v\\001\\177\\302\\200\\303\\251 ~")]
    public void Control_characters_are_named_or_numbered(bool isAscii, string written) =>
        ShellSpelling.Enumerate("\\'\a\b\u001b\f\n\r\t\v\u0001\u007f\u0080é ~").Should().Contain(written, isAscii ? "without a language" : "in a language");

    [Fact]
    public void A_comment_begins_only_where_a_word_begins() =>
        ShellSpelling.Enumerate("#a#b").Should().Contain("\\#a#b");
}
