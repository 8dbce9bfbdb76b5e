using System.Text.Json;
using AwesomeAssertions;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Formatting.JsonLines;
using CmPowerShell.Meta.Errors;
using Xunit;

namespace CmPowerShell.Engine.Tests.Formatting;

public sealed class JsonEventFormatterTests
{
    private readonly JsonEventFormatter _formatter = new(TimeProvider.System);

    [Fact]
    public void An_event_is_one_line_with_kind_time_and_depth()
    {
        var line = _formatter.Format(new OutputReceived("one\ntwo \"é\"", IsError: true) { Depth = 2 }).Single().Text;

        line.Should().NotContain("\n").And.Contain("é");
        var json = JsonDocument.Parse(line).RootElement;
        json.GetProperty("event").GetString().Should().Be("OutputReceived");
        json.GetProperty("time").GetDateTimeOffset().Offset.Should().Be(TimeSpan.Zero);
        json.GetProperty("depth").GetInt32().Should().Be(2);
        json.GetProperty("text").GetString().Should().Be("one\ntwo \"é\"");
        json.GetProperty("error").GetBoolean().Should().BeTrue();
    }

    [Fact]
    public void A_failure_has_id_code_and_place()
    {
        var error = new CmError("MetaFileBroken", ReturnCode.Failed, CmErrorCategory.InvalidData, "broken") { Location = new SourceLocation("/a", 2, 3) };
        var json = JsonDocument.Parse(_formatter.Format(error).Single().Text).RootElement;

        json.GetProperty("event").GetString().Should().Be("Failed");
        json.GetProperty("id").GetString().Should().Be("MetaFileBroken");
        json.GetProperty("code").GetInt32().Should().Be(1);
        json.GetProperty("line").GetInt32().Should().Be(2);
        json.TryGetProperty("hint", out _).Should().BeFalse();
    }

    [Fact]
    public void Every_event_says_what_it_holds()
    {
        var kinds = typeof(EngineEvent).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(EngineEvent)) && type.IsPublic).ToList();
        kinds.Should().HaveCountGreaterThan(10);
        kinds.Should().AllSatisfy(kind => JsonDocument.Parse(_formatter.Format(Made(kind)).Single().Text).RootElement.EnumerateObject().Count().Should().BeGreaterThan(3, kind.Name));
    }

    private static EngineEvent Made(Type kind) => (EngineEvent)kind.GetConstructors()[0].Invoke([.. kind.GetConstructors()[0].GetParameters().Select(parameter => Value(parameter.ParameterType))]);

    private static object Value(Type type) =>
        type == typeof(string) ? "x"
        : type == typeof(CmError) ? new CmError("Id", ReturnCode.Failed, CmErrorCategory.NotFound, "message")
        : type == typeof(SourceLocation) ? new SourceLocation("/f", 2, 3)
        : Activator.CreateInstance(type)!;
}
