using AwesomeAssertions;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Formatting;
using CmPowerShell.Meta.Errors;
using Xunit;

namespace CmPowerShell.Engine.Tests.Formatting;

/// <summary>The lines of a run on a terminal.</summary>
public sealed class TextEventFormatterTests
{
    private static readonly CmError Failure = new("NativeScriptFailed", ReturnCode.NativeScriptFailed, CmErrorCategory.ScriptFailed, "It failed.")
    {
        Hint = "Run 'Test-Cm'.",
        ClassicHint = "Run 'cm test'.",
        LastLines = ["boom"],
        Details = "Traceback\n",
    };

    private static readonly EngineEvent[] Run =
    [
        new ScriptFound("script::app,1", "app", "/app"),
        new ScriptFound("script::tool,2", "tool", "/tool") { Depth = 1 },
        new CacheConsulted("script::tool,2", IsHit: true, "the entry fits", "/cache/1") { Depth = 1 },
        new CacheConsulted("script::app,1", IsHit: false, "no entry has the tags", ""),
        new HookCalled("script::app,1", "preprocess", "/app/customize.py"),
        new NativeScriptStarting("script::app,1", "/app/run.sh", "/work"),
        new DefaultTaken("the first of two is taken"),
        new ScriptFinished("script::app,1", FromCache: false, TimeSpan.FromSeconds(1.5)),
        new DetailReported("a detail"),
    ];

    [Fact]
    public void The_lines_of_a_run_are_indented_by_depth() => Lines(new(), Run).Should().Equal(
        "* script::app,1 for app in /app",
        "  * script::tool,2 for tool in /tool",
        "    - cached: the entry fits (/cache/1)",
        "  - not cached: no entry has the tags",
        "  - run preprocess ...",
        "  - run run.sh ...",
        "  - the first of two is taken");

    [Fact]
    public void Details_and_times_are_shown_where_they_are_requested() =>
        Lines(new(Verbose: true), Run).Should().HaveCount(9).And.EndWith(["  - script::app,1 took 1.50 s", "a detail"]);

    [Fact]
    public void A_silent_run_shows_what_its_scripts_print_and_nothing_about_itself() =>
        Lines(new(Silent: true), [.. Run, new OutputReceived("from the script", IsError: false), new TextPrinted("a result")]).Should().Equal("from the script", "a result");

    [Fact]
    public void Errors_of_scripts_warnings_and_problems_go_to_the_error_stream()
    {
        EngineEvent[] events = [new OutputReceived("oops", IsError: true), new WarningReported("Id", "look"), new ProblemReported(Failure with { LastLines = [], Hint = null, ClassicHint = null })];

        events.SelectMany(Formatter(new()).Format).Select(line => (line.Channel, line.Text)).Should().Equal(
            (OutputChannel.Error, "oops"), (OutputChannel.Error, "CM warning: look"), (OutputChannel.Error, "CM error: It failed!"));
    }

    [Fact]
    public void An_error_has_its_hint_in_words_of_the_command_line_and_the_last_output()
    {
        Formatter(new()).Format(Failure).Select(line => line.Text).Should().Equal("CM error: It failed!", "  Run 'cm test'.", "  What was printed last:", "    boom");
        Formatter(new(Verbose: true)).Format(Failure).Select(line => line.Text).Should().EndWith("Traceback");
    }

    [Theory]
    [InlineData(-1, "Clone: 3 objects")]
    [InlineData(40, "Clone: 3 objects 40%")]
    public void Progress_is_one_line_that_its_end_clears(int percent, string line)
    {
        Lines(new(), new ProgressReported("Clone", "3 objects", percent)).Should().Equal(line);
        Lines(new(), new ProgressReported("Clone", "", 100, IsCompleted: true)).Should().Equal("");
    }

    [Fact]
    public void Colours_surround_texts_on_a_terminal_only()
    {
        Lines(new(IsColoured: true), new WarningReported("Id", "look")).Should().Equal("\u001b[33mCM warning: look\u001b[0m");
        Lines(new(IsColoured: true), Run[0]).Should().Equal("\u001b[2m* script::app,1 for app in /app\u001b[0m");
    }

    [Fact]
    public void A_mistake_of_a_user_is_a_line_unless_it_has_none_and_a_command_to_a_service_stays_as_it_is()
    {
        Lines(new(), new DiagnosticReported(IsError: true, "bad", "Id", new SourceLocation("/a", 1, 2)) { Line = "a:1: bad" }).Should().Equal("a:1: bad");
        Lines(new(), new DiagnosticReported(IsError: true, "bad", "Id", new SourceLocation("/a", 1, 2)) { Line = "" }).Should().BeEmpty();
        Formatter(new()).Format(new ServiceCommanded("##vso[a]b")).Should().ContainSingle().Which.Should().BeEquivalentTo(new { Text = "##vso[a]b", Kind = LineKind.Command });
    }

    private static IEnumerable<string> Lines(Options options, params EngineEvent[] events) => events.SelectMany(Formatter(options).Format).Select(line => line.Text);

    private static TextEventFormatter Formatter(Options options) =>
        new(new TextStyle(options.IsColoured), new TextStyle(options.IsColoured), options.Verbose, options.Silent);

    private sealed record Options(bool Verbose = false, bool Silent = false, bool IsColoured = false);
}
