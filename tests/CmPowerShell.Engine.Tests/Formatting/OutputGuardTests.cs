using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AwesomeAssertions;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Formatting;
using CmPowerShell.Engine.Formatting.Selection;
using CmPowerShell.Meta.Errors;
using CmPowerShell.TestSupport.BuildServices;
using CsCheck;
using Xunit;

namespace CmPowerShell.Engine.Tests.Formatting;

public sealed class OutputGuardTests
{
    private static readonly OutputGuard Agent = On("TF_BUILD");
    private static readonly OutputGuard Runner = On("GITHUB_ACTIONS");
    private static readonly Gen<string> Piece = Gen.OneOf(
        Gen.OneOf("##", "#", "vso[", "##vso[", "##[", "::", ":", "set-output", "set-output name=x", "]", "\r", "\n", " ", "\t", "\u00AD", "\u200B", "\0", "\u001b[0m", "\u001b[", "0m", "\u0301", "x"),
        Gen.String[0, 3]);

    public static TheoryData<string> Attacks => [.. CmPowerShell.TestSupport.BuildServices.Attacks.All];

    [Theory]
    [MemberData(nameof(Attacks))]
    public void An_attack_commands_neither_service_in_any_reading(string attack)
    {
        ReadingsOf(Agent.Text(attack)).Should().AllSatisfy(text => AgentReader.ReadAll([text]).Should().BeEmpty());
        ReadingsOf(Runner.Text(attack)).Should().AllSatisfy(text => RunnerReader.ReadAll([text]).Should().BeEmpty());
    }

    [Theory]
    [MemberData(nameof(Attacks))]
    public void A_long_text_hides_no_attack(string attack)
    {
        var text = string.Concat(Enumerable.Repeat("\u001b[0mx", 3000)) + "\n" + attack;

        ReadingsOf(Agent.Text(text)).Should().AllSatisfy(reading => AgentReader.ReadAll([reading]).Should().BeEmpty());
        ReadingsOf(Runner.Text(text)).Should().AllSatisfy(reading => RunnerReader.ReadAll([reading]).Should().BeEmpty());
    }

    [Theory]
    [InlineData("\u001b]8;;#")]
    [InlineData("\u001b[\u001b[")]
    [InlineData("##[::")]
    public void A_line_of_a_megabyte_takes_no_time(string part)
    {
        var text = string.Concat(Enumerable.Repeat(part, 1_000_000 / part.Length)) + string.Concat(Enumerable.Repeat("m", 100_000));
        var watch = System.Diagnostics.Stopwatch.StartNew();

        _ = Agent.Text(text) + Runner.WrappedText(text);

        watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(5));
    }

    [Theory]
    [MemberData(nameof(Attacks))]
    public void A_text_that_is_broken_into_lines_commands_nothing_either(string attack)
    {
        var text = Runner.WrappedText(attack);
        for (var width = 8; width < 200; width++)
        {
            RunnerReader.ReadAll(text.Split('\n', '\r').SelectMany(line => line.Chunk(width)).Select(part => new string(part))).Should().BeEmpty();
        }
    }

    [Fact]
    public void Whatever_stands_together_commands_nothing() => Piece.Array[0, 12].Select(string.Concat).Sample(text =>
        AgentReader.ReadAll(ReadingsOf(Agent.Text(text))).Count == 0 && RunnerReader.ReadAll(ReadingsOf(Runner.Text(text))).Count == 0);

    [Fact]
    public void No_character_that_a_search_passes_over_hides_a_command()
    {
        var hidden = LanguageSearch.PassedOver.Select(sign => $"#{sign}#v{sign}so[task.complete]").ToList();

        hidden.Should().HaveCountGreaterThan(900).And.AllSatisfy(text => AgentReader.Read(text).Should().NotBeNull());
        hidden.Where(text => AgentReader.Read(Agent.Text(text)) is not null).Should().BeEmpty();
    }

    [Theory]
    [InlineData("# 50% [x] ## vso")]
    [InlineData("std::vector<int>::iterator it = std::chrono::seconds(1)")]
    [InlineData("\u001b[32m## Heading: [link]\u001b[0m 12:30:45")]
    [InlineData("👩‍👩‍👧 می‌خواهم: ok")]
    public void Other_texts_stay_as_they_are(string text)
    {
        Agent.Text(text).Should().Be(text);
        Runner.Text(text).Should().Be(text);
    }

    [Fact]
    public void A_job_of_both_services_is_guarded_for_both() =>
        OutputGuards.Of(name => name is "TF_BUILD" or "GITHUB_ACTIONS" ? "true" : null).Text("::error::##vso[task.complete]").Should().Be(": :error::## vso[task.complete]");

    [Fact]
    public void The_form_of_the_log_does_not_open_the_guard() =>
        OutputGuards.Of(name => name switch { "TF_BUILD" => "True", OutputFormats.Variable => "json", _ => null }).Text("##vso[task.complete]").Should().Be("## vso[task.complete]");

    [Fact]
    public void On_gitlab_a_mark_of_a_section_is_broken() =>
        On("GITLAB_CI").Text("\u001b[0Ksection_end:1:cm\r").Should().NotContain("section_end:");

    [Fact]
    public void Json_keeps_its_value()
    {
        var json = new JsonObject { ["text"] = "##vso[task.complete]", ["other"] = "::set-output name=x::y" }.ToJsonString();
        var guarded = OutputGuards.Of(name => name is "TF_BUILD" or "GITHUB_ACTIONS" ? "true" : null).Json(json);

        AgentReader.ReadAll([guarded]).Should().BeEmpty();
        JsonNode.DeepEquals(JsonNode.Parse(guarded), JsonNode.Parse(json)).Should().BeTrue();
    }

    [Fact]
    public void A_script_may_command_the_service_where_that_is_allowed_and_nothing_else_may()
    {
        var allowing = OutputGuards.Of(name => name switch { "TF_BUILD" => "True", OutputGuard.AllowCommandsVariable => "yes", _ => null });
        var line = new OutputLine("##vso[task.complete]", OutputChannel.Main);

        allowing.Line(line with { Kind = LineKind.ScriptOutput }).Text.Should().Be("##vso[task.complete]");
        allowing.Line(line).Text.Should().Be("## vso[task.complete]");
    }

    [Theory]
    [MemberData(nameof(Attacks))]
    public void An_error_commands_nothing_with_any_of_its_texts(string attack)
    {
        var error = Agent.Error(new CmError("Any", ReturnCode.Failed, CmErrorCategory.ScriptFailed, attack)
        {
            Hint = attack,
            Details = attack,
            Target = attack,
            Location = new SourceLocation(attack, 1),
            LastLines = [attack],
            LogPath = attack,
            NeededBy = [attack],
        });

        AgentReader.ReadAll([error.Text, error.Details!, error.Target!.ToString()!, .. error.Trace]).Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Attacks))]
    public void Whatever_happens_the_log_has_only_commands_that_tell_of_it(string attack)
    {
        EngineEvent[] events =
        [
            new ScriptFound(attack, attack, attack), new CacheConsulted(attack, IsHit: true, attack, attack), new HookCalled(attack, attack, attack),
            new NativeScriptStarting(attack, attack, attack), new OutputReceived(attack, IsError: true), new TextPrinted(attack), new DetailReported(attack),
            new DefaultTaken(attack), new WarningReported(attack, attack), new ProgressReported(attack, attack, 10), new DiagnosticReported(IsError: true, attack, attack, new SourceLocation(attack, 1)),
            new ProblemReported(new CmError("Any", ReturnCode.Failed, CmErrorCategory.ScriptFailed, attack)), new ScriptFinished(attack, FromCache: true, TimeSpan.Zero),
        ];

        AgentReader.ReadAll(Printed("TF_BUILD", events)).Select(command => command.Name).Should().BeSubsetOf(["task.logissue", "task.logdetail", "task.setprogress"]);
        RunnerReader.ReadAll(Printed("GITHUB_ACTIONS", events)).Select(command => command.Name).Should().BeSubsetOf(["group", "endgroup", "warning", "error"]);
    }

    private static IEnumerable<string> Printed(string service, EngineEvent[] events)
    {
        string? Environment(string name) => name == service ? "true" : null;
        var formatter = new EventFormatters(Verbose: true, Silent: false).Make(OutputFormats.Detect(Environment), new TextStyle(isOn: false), new TextStyle(isOn: false), Environment);
        var guard = OutputGuards.Of(Environment);
        return [.. events.SelectMany(formatter.Format).Concat(formatter.Finish()).Select(line => guard.Line(line).Text)];
    }

    private static OutputGuard On(string variable) => OutputGuards.Of(name => name == variable ? "true" : null);

    // PowerShell removes colours and links from a text that it prints to a file, and so may another host behind it.
    private static IEnumerable<string> ReadingsOf(string text)
    {
        for (var (reading, last) = (text, (string?)null); reading != last; (reading, last) = (Regex.Replace(reading, @"\x1b\[\d+(;\d+)*m|\x1b\[\?\d+[hl]|\x1b\]8;;.*?\x1b\\", ""), reading))
        {
            yield return reading;
        }
    }
}
