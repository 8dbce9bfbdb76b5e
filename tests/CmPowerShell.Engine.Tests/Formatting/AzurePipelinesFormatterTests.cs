using AwesomeAssertions;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Formatting;
using CmPowerShell.Engine.Formatting.AzurePipelines;
using CmPowerShell.Engine.Formatting.Selection;
using CmPowerShell.Meta.Errors;
using CmPowerShell.TestSupport.BuildServices;
using Xunit;

namespace CmPowerShell.Engine.Tests.Formatting;

public sealed class AzurePipelinesFormatterTests
{
    private static readonly CmError Failure = new("NativeScriptFailed", ReturnCode.NativeScriptFailed, CmErrorCategory.ScriptFailed, "It failed")
    {
        Location = new SourceLocation("/repo/script/a/run.sh", 3, 7),
    };

    private readonly AzurePipelinesFormatter _formatter = new(verbose: false, silent: false, OutputGuards.Of(_ => null));

    [Fact]
    public void Each_script_has_a_group_and_groups_do_not_stand_in_each_other()
    {
        var lines = Lines(
            new ScriptFound("script::app,1", "app", "/app"),
            new ScriptFound("script::tool,2", "tool", "/tool") { Depth = 1 },
            Output("tool says", depth: 1),
            new ScriptFinished("script::tool,2", FromCache: false, TimeSpan.FromSeconds(1.5)) { Depth = 1 },
            Output("app says", depth: 0),
            new ScriptFinished("script::app,1", FromCache: false, TimeSpan.FromSeconds(2)));

        lines.Where(line => !line.StartsWith("##vso", StringComparison.Ordinal)).Should().Equal(
            "##[section]script::app,1",
            "##[group]script::app",
            "* script::app,1 for app in /app",
            "##[endgroup]",
            "##[group]script::tool",
            "* script::tool,2 for tool in /tool",
            "tool says",
            "script::tool,2 took 1.50 s",
            "##[endgroup]",
            "##[group]script::app (continued)",
            "app says",
            "script::app,1 took 2.00 s",
            "##[endgroup]");
    }

    [Fact]
    public void Each_script_is_a_row_of_the_timeline_below_the_one_that_needs_it()
    {
        var rows = Rows(
            new ScriptFound("script::app,1", "app", "/app"),
            new ScriptFound("script::tool,2", "tool", "/tool") { Depth = 1 },
            new ScriptFinished("script::tool,2", FromCache: true, TimeSpan.Zero) { Depth = 1 },
            new ScriptFinished("script::app,1", FromCache: false, TimeSpan.Zero));

        rows.Select(row => row.Properties["state"]).Should().Equal("InProgress", "InProgress", "Completed", "Completed");
        rows[0].Properties.Should().ContainKeys("id", "type", "name", "order").And.NotContainKey("parentid");
        rows[1].Properties["parentid"].Should().Be(rows[0].Properties["id"]);
        rows[2].Should().BeEquivalentTo(new { Message = "from the cache" });
        rows[2].Properties.Should().Contain("id", rows[1].Properties["id"]).And.Contain("result", "Succeeded");
    }

    [Fact]
    public void A_failure_fails_every_row_on_its_way_and_is_an_issue_with_its_place()
    {
        Lines(new ScriptFound("script::app,1", "app", "/app"), new ScriptFound("script::tool,2", "tool", "/tool") { Depth = 1 });

        var commands = AgentReader.ReadAll(_formatter.Format(Failure).Select(line => line.Text));

        commands.Where(command => command.Name == "task.logdetail").Select(row => row.Properties["result"]).Should().Equal("Failed", "Failed");
        commands[^1].Name.Should().Be("task.logissue");
        commands[^1].Message.Should().StartWith("It failed");
        commands[^1].Properties.Should().BeEquivalentTo(new Dictionary<string, string>
        {
            ["type"] = "error",
            ["sourcepath"] = "/repo/script/a/run.sh",
            ["linenumber"] = "3",
            ["columnnumber"] = "7",
            ["code"] = "NativeScriptFailed",
        });
    }

    [Fact]
    public void A_dependency_that_failed_and_was_tried_again_does_not_stay_open()
    {
        var rows = Rows(
            new ScriptFound("script::app,1", "app", "/app"),
            new ScriptFound("script::first,2", "x", "/first") { Depth = 1 },
            new ScriptFound("script::second,3", "x", "/second") { Depth = 1 });

        rows[2].Properties.Should().Contain("result", "Failed").And.Contain("id", rows[1].Properties["id"]);
        rows[3].Properties["parentid"].Should().Be(rows[0].Properties["id"]);
    }

    [Fact]
    public void What_was_cancelled_is_closed_as_cancelled()
    {
        Lines(new ScriptFound("script::app,1", "app", "/app"), Output("says", depth: 0));

        var lines = _formatter.Close().Select(line => line.Text).ToList();

        lines[0].Should().Be("##[endgroup]");
        AgentReader.Read(lines[1])!.Properties["result"].Should().Be("Canceled");
    }

    [Fact]
    public void The_title_of_a_group_commands_nothing()
    {
        var guarded = new AzurePipelinesFormatter(verbose: false, silent: false, OutputGuards.Of(name => name == "TF_BUILD" ? "True" : null));

        var lines = guarded.Format(new ScriptFound("script::##vso[task.complete]", "x", "/x")).Select(line => line.Text).ToList();

        AgentReader.ReadAll(lines.Where(line => line.StartsWith("##[", StringComparison.Ordinal))).Should().BeEmpty();
    }

    [Fact]
    public void A_file_without_a_line_stands_in_the_text_of_an_issue()
    {
        var issue = AgentReader.ReadAll(_formatter.Format(Failure with { Location = new SourceLocation("/repo/broken") }).Select(line => line.Text)).Single();

        issue.Message.Should().Be("It failed (/repo/broken)");
        issue.Properties.Should().NotContainKeys("sourcepath", "linenumber", "columnnumber");
    }

    [Fact]
    public void A_message_stays_below_the_length_that_services_take() =>
        AgentReader.ReadAll(Lines(new WarningReported("Long", new string('x', 9000)))).Single().Message.Length.Should().BeLessThan(4096);

    [Fact]
    public void Findings_come_when_all_are_known_errors_first_and_the_last_issue_says_how_many_more_there_are()
    {
        Lines([.. Enumerable.Range(1, 12).Select(number => Finding(isError: false, number)), Finding(isError: true, 13)]).Should().BeEmpty();

        var lines = _formatter.Finish().Select(line => line.Text).ToList();
        var issues = AgentReader.ReadAll(lines);

        issues[0].Properties["type"].Should().Be("error");
        issues.Count(issue => issue.Properties["type"] == "warning").Should().Be(10);
        issues[^1].Message.Should().Be("3 more warnings are in the log of this step.");
        lines.Should().Contain("/a.yaml:12:1: warning: finding 12 [rule]");
    }

    [Fact]
    public void Progress_is_told_when_it_changes()
    {
        var commands = AgentReader.ReadAll(Lines(Progress(-1), Progress(10), Progress(10), Progress(20)));

        commands.Select(command => command.Properties["value"]).Should().Equal("10", "20");
        commands[0].Message.Should().Be("Cloning: objects");
    }

    [Fact]
    public void A_warning_is_an_issue() =>
        AgentReader.ReadAll(Lines(new WarningReported("DuplicateUid", "Two; of] them"))).Single().Should().BeEquivalentTo(
            new ServiceCommand("task.logissue", new Dictionary<string, string> { ["type"] = "warning", ["code"] = "DuplicateUid" }, "Two; of] them"));

    [Fact]
    public void Silence_leaves_output_and_issues()
    {
        var silent = new AzurePipelinesFormatter(verbose: true, silent: true, OutputGuard.Open);

        silent.Format(new CacheConsulted("s", IsHit: true, "why", "/e")).Should().BeEmpty();
        silent.Format(Output("says", depth: 0)).Single().Text.Should().Be("says");
        silent.Format(new WarningReported("Id", "text")).Should().ContainSingle();
    }

    private static OutputReceived Output(string text, int depth) => new(text, IsError: false) { Depth = depth };

    private static DiagnosticReported Finding(bool isError, int line) => new(isError, $"finding {line}", "rule", new SourceLocation("/a.yaml", line, 1));

    private static ProgressReported Progress(int percent) => new("Cloning", "objects", percent);

    private List<string> Lines(params EngineEvent[] events) => [.. events.SelectMany(_formatter.Format).Select(line => line.Text)];

    private List<ServiceCommand> Rows(params EngineEvent[] events) => [.. AgentReader.ReadAll(Lines(events)).Where(command => command.Name == "task.logdetail")];
}
