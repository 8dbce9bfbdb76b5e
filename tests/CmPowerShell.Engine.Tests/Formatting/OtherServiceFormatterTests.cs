using AwesomeAssertions;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Formatting;
using CmPowerShell.Engine.Formatting.Selection;
using CmPowerShell.Meta.Errors;
using Xunit;

namespace CmPowerShell.Engine.Tests.Formatting;

/// <summary>The logs of GitLab CI and of services that we do not know, and what a service that debugs a build shows.</summary>
public sealed class OtherServiceFormatterTests
{
    private static readonly EngineEvent[] Run =
    [
        new ScriptFound("script::app,1", "app", "/app"),
        new OutputReceived("app says", IsError: false),
        new ScriptFinished("script::app,1", FromCache: false, TimeSpan.Zero),
    ];

    [Fact]
    public void On_gitlab_a_group_is_a_section_that_has_the_same_name_at_its_end()
    {
        var lines = Lines("GITLAB_CI", Run);

        lines[0].Should().MatchRegex("^\u001b\\[0Ksection_start:[0-9]+:cm_[0-9]+_[0-9]+\\[collapsed=true\\]\r\u001b\\[0Kscript::app$");
        lines[^1].Should().MatchRegex("^\u001b\\[0Ksection_end:[0-9]+:cm_[0-9]+_[0-9]+\r\u001b\\[0K$");
        Name(lines[0]).Should().Be(Name(lines[^1]));
        lines.Should().Contain("app says");
    }

    [Fact]
    public void Two_sections_have_two_names() => Name(Lines("GITLAB_CI", Run)[0]).Should().NotBe(Name(Lines("GITLAB_CI", Run)[0]));

    [Fact]
    public void A_service_that_we_do_not_know_gets_headings() =>
        Lines("CI", Run).Should().Equal("=== script::app ===", "* script::app,1 for app in /app", "app says", "script::app,1 took 0.00 s");

    [Theory]
    [InlineData("GITLAB_CI")]
    [InlineData("CI")]
    public void An_error_is_a_line_in_the_form_of_compilers(string service)
    {
        var error = new CmError("MetaFileBroken", ReturnCode.Failed, CmErrorCategory.InvalidData, "It is broken.") { Location = new SourceLocation("/a/_cm.yaml", 3, 7) };

        Formatter(service).Format(error).Select(line => line.Text).Should().Equal("/a/_cm.yaml:3:7: error: It is broken. [MetaFileBroken]");
    }

    [Theory]
    [InlineData("TF_BUILD", "SYSTEM_DEBUG")]
    [InlineData("GITHUB_ACTIONS", "RUNNER_DEBUG")]
    [InlineData("GITHUB_ACTIONS", "ACTIONS_STEP_DEBUG")]
    [InlineData("GITLAB_CI", "CI_DEBUG_TRACE")]
    public void A_build_that_is_debugged_shows_details(string service, string variable)
    {
        Formatter(service).Format(new DetailReported("detail")).Should().BeEmpty();
        Formatter(service, variable).Format(new DetailReported("detail")).Select(line => line.Text).Should().Contain("detail");
    }

    [Theory]
    [InlineData("TF_BUILD")]
    [InlineData("GITHUB_ACTIONS")]
    [InlineData("GITLAB_CI")]
    [InlineData("CI")]
    public void Without_a_run_standard_output_has_the_answer_alone(string service)
    {
        var formatter = Formatter(service);

        Channels(formatter, new TextPrinted("/path/of/script")).Should().Equal(OutputChannel.Main);
        Channels(formatter, new WarningReported("Odd", "It is odd.")).Should().OnlyContain(channel => channel == OutputChannel.Error).And.NotBeEmpty();
        formatter.Format(new CmError("Broken", ReturnCode.Failed, CmErrorCategory.InvalidData, "It is broken.")).Should().OnlyContain(line => line.Channel == OutputChannel.Error).And.NotBeEmpty();
    }

    [Theory]
    [InlineData("TF_BUILD")]
    [InlineData("GITHUB_ACTIONS")]
    [InlineData("GITLAB_CI")]
    [InlineData("CI")]
    public void In_a_run_a_warning_stays_in_the_order_of_the_output(string service)
    {
        var formatter = Formatter(service);
        Channels(formatter, new ScriptFound("script::app,1", "app", "/app"));

        Channels(formatter, new WarningReported("Odd", "It is odd.")).Should().OnlyContain(channel => channel == OutputChannel.Main).And.NotBeEmpty();
    }

    private static List<OutputChannel> Channels(IEventFormatter formatter, EngineEvent engineEvent) => [.. formatter.Format(engineEvent).Select(line => line.Channel)];

    private static List<string> Lines(string service, params EngineEvent[] events) => [.. events.SelectMany(Formatter(service).Format).Select(line => line.Text)];

    private static string Name(string line) => line.Split(':')[2].Split('[', '\r')[0];

    private static IEventFormatter Formatter(string service, string? debug = null)
    {
        string? Environment(string name) => name == service || name == debug ? "true" : null;
        return new EventFormatters(Verbose: false, Silent: false).Make(OutputFormats.Detect(Environment), new TextStyle(isOn: false), new TextStyle(isOn: false), Environment);
    }
}
