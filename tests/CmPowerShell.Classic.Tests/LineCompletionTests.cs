using AwesomeAssertions;
using CmPowerShell.Classic.Contracts;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Tests.Execution;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Classic.Tests;

/// <summary>The completions of the last word of a line, as shells request them.</summary>
public sealed class LineCompletionTests : IDisposable
{
    private const string BreaksOfBash = " \t\n\"'@><=;|&(:";
    private readonly ScratchEngine _home = new();

    public LineCompletionTests() => _home
        .Component("red-lamp", "tags: [lamp, red]")
        .Component("blue-lamp", "tags: [lamp, blue]");

    public void Dispose() => _home.Dispose();

    [Theory]
    [InlineData("cm", "", "help version")]
    [InlineData("cm ", "", "help version")]
    [InlineData("cm fin", "", "find")]
    [InlineData("/opt/my\\ tools/cm find i", "", "ic installed")]
    [InlineData("cm find ic ", "", "blue-lamp red-lamp")]
    [InlineData("cm find ic re", "", "red-lamp")]
    [InlineData("cm find ic --tags=lamp,", "", "--tags=lamp,blue --tags=lamp,red")]
    [InlineData("cm find ic --tags=lamp,", BreaksOfBash, "lamp,blue lamp,red")]
    [InlineData("cm cp ic red-lamp team@to", BreaksOfBash, "tools:")]
    public void Words_that_begin_like_the_last_one_are_printed_from_the_last_break_on(string line, string breaks, string words) =>
        Ask(line, breaks).Should().Contain(words.Split(' '));

    [Theory]
    [InlineData("cm find ic RE")]
    [InlineData("cm find ic green")]
    public void Others_are_not(string line) => Ask(line, "").Should().BeEmpty();

    [Fact]
    public void Inside_of_a_quote_there_is_nothing_to_say() => Cm("complete", "core", "--", "cm find 'ic").Error!.Id.Should().Be("UnbalancedQuote");

    [Theory]
    [InlineData("completion", "bash")]
    [InlineData("completion", "core", "bash")]
    public void The_script_for_bash_is_printed(params string[] words)
    {
        Cm([.. words, "--out=con"]).Result.Text("script").Should().Contain("complete -o default -F _cm_complete cm");
        _home.Events.Of<TextPrinted>().Should().ContainSingle();
    }

    [Theory]
    [InlineData("completion", "tcsh")]
    [InlineData("completion")]
    public void A_shell_without_a_script_is_an_error_that_names_those_with_one(params string[] words)
    {
        var error = Cm(words).Error!;

        error.Id.Should().Be("ShellUnknown");
        error.Hint.Should().Contain("bash");
    }

    private IEnumerable<string> Ask(string line, string breaks) => Cm("complete", "core", "--breaks=" + breaks, "--", line).Result.List("list").Texts();

    private ActionOutcome Cm(params string[] words) => _home.Engine.ClassicActions().Execute(words, _home.Operation());
}
