using System.Text;
using AwesomeAssertions;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Meta.Tests.Json;

/// <summary>What two programs of this machine tell each other.</summary>
public sealed class JsonMessageTests
{
    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"a": [1, -0, 1.5, 1e3, true, false, null, "x\n\"\\ é 😀"], "b": {"c": {}}}""")]
    [InlineData("""{"a": 1, "b": 2, "a": 3}""")]
    [InlineData("123456789012345678901234567890")]
    [InlineData("NaN")]
    [InlineData("[Infinity, -Infinity]")]
    [InlineData("""["\ud800"]""")]
    [InlineData("\"\\u00e9\\ud83d\\ude00\"")]
    public void It_is_read_as_any_other_json(string json) =>
        JsonMeta.WriteLine(JsonMeta.ReadMessage(Encoding.UTF8.GetBytes(json), "message")).Should().Be(JsonMeta.WriteLine(JsonMeta.Parse(json, "message")));

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{} {}")]
    [InlineData("{'a': 1}")]
    public void What_is_no_json_is_refused(string json) =>
        FluentActions.Invoking(() => JsonMeta.ReadMessage(Encoding.UTF8.GetBytes(json), "message")).Should().Throw<CmPowerShell.Meta.Errors.CmException>().Which.Error.Id.Should().Be("MetaFileBroken");

    [Fact]
    public void A_message_is_the_line_with_room_before_it()
    {
        var value = new MetaMap { ["a"] = "é\u007f", ["b"] = new MetaList([1, true]) };

        var message = JsonMeta.WriteMessage(value, room: 4);

        message.Length.Should().Be(4 + JsonMeta.WriteLine(value).Length);
        Encoding.ASCII.GetString(message.Span[4..]).Should().Be(JsonMeta.WriteLine(value)).And.Be("""{"a": "\u00e9\u007f", "b": [1, true]}""");
    }
}
