using AwesomeAssertions;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Formatting;
using CmPowerShell.Meta.Errors;
using CsCheck;
using Xunit;

namespace CmPowerShell.Security.Tests;

/// <summary>Texts of others are shown harmless, and are one word on a command line.</summary>
public sealed class ShownTextTests
{
    private static readonly TextEventFormatter Formatter = new(new TextStyle(isOn: false), new TextStyle(isOn: false), verbose: true, silent: false);

    [Theory]
    [InlineData("a\u001b[2Jb", @"a\x1B[2Jb")]
    [InlineData("a\nb", @"a\x0Ab")]
    [InlineData("a\rb", @"a\x0Db")]
    [InlineData("a\u009bb", @"a\x9Bb")]
    [InlineData("a\u202eb", @"a\u202Eb")]
    [InlineData("a\u2028b", @"a\u2028b")]
    [InlineData("a b’ü", "a b’ü")]
    public void A_text_is_shown_in_one_line(string text, string shown) => ShownText.OneLine(text).Should().Be(shown);

    [Fact]
    public void No_message_of_the_program_moves_the_cursor()
    {
        const string Hostile = "x\u001b]0;title\u0007\u001b[2J\ry";
        EngineEvent[] events =
        [
            new TextPrinted(Hostile), new WarningReported("Id", Hostile), new DetailReported(Hostile),
            new ProblemReported(new CmError("Id", ReturnCode.Failed, CmErrorCategory.InvalidData, Hostile) { Hint = Hostile, Details = Hostile }),
        ];

        events.SelectMany(Formatter.Format).Should().OnlyContain(line => !line.Text.Any(letter => char.IsControl(letter) && letter != '\n'));
    }

    [Fact]
    public void Any_text_is_one_literal_of_powershell() => Gen.String.Sample(text =>
    {
        var quoted = ShownText.QuotedForPowerShell(text);
        var inside = quoted[1..^1];
        for (var place = 0; place < inside.Length; place++)
        {
            if (ShownText.IsSingleQuote(inside[place]))
            {
                (place + 1 < inside.Length && inside[place + 1] == inside[place]).Should().BeTrue();
                place++;
            }
        }
    });

    [Fact]
    public void Any_text_is_one_word_of_a_posix_shell() => Gen.String.Sample(text => ShownText.QuotedForPosix(text)[1..^1].Replace("'\\''", "", StringComparison.Ordinal).Should().NotContain("'"));
}
