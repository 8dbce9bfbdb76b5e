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
        JsonMeta.WriteLine(Read(json)!).Should().Be(JsonMeta.WriteLine(JsonMeta.Parse(json, "message")));

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{} {}")]
    [InlineData("{'a': 1}")]
    public void What_is_no_json_is_refused(string json) =>
        Read(json).Should().BeNull();

    [Theory]
    [InlineData("NaN")]
    [InlineData("-Infinity")]
    [InlineData("Infinity")]
    [InlineData("\"\\u00e9\\n\\ud83d\\ude00 é 😀\"")]
    [InlineData("\"\\ud83d\"")]
    [InlineData("-12345.5e-3")]
    [InlineData("{\"k\": [true, null]}")]
    public void A_long_text_that_comes_in_pieces_is_read_wherever_they_end(string value)
    {
        var filling = new string('x', 300);
        var json = string.Join(", ", Enumerable.Repeat($"\"{filling}\", {value}", 900));
        var expected = JsonMeta.WriteLine(JsonMeta.Parse($"[{json}]", "message"));
        for (var shift = 0; shift < 12; shift++)
        {
            var text = Encoding.UTF8.GetBytes($"[{new string(' ', shift)}{json}]");

            JsonMeta.WriteLine(JsonMessage.TryRead(new SlowStream(text, 7919), text.Length)!).Should().Be(expected);
        }
    }

    [Fact]
    public void A_text_longer_than_a_piece_is_read_as_one()
    {
        var text = string.Concat(Enumerable.Repeat("a\n😀é", 100_000));

        ((MetaText)Read(JsonMeta.WriteLine(new MetaText(text)))!).Value.Should().Be(text);
    }

    [Theory]
    [InlineData("NaN5")]
    [InlineData("Infinity5")]
    [InlineData("{NaN: 1}")]
    [InlineData("[1 NaN]")]
    [InlineData("[,NaN]")]
    [InlineData("nan")]
    [InlineData("Nan")]
    [InlineData("-Inf")]
    public void What_only_looks_like_a_number_of_python_is_refused(string json) => Read(json).Should().BeNull();

    [Fact]
    public void A_stream_that_ends_early_is_no_broken_text() =>
        FluentActions.Invoking(() => JsonMessage.TryRead(new MemoryStream("[1, 2"u8.ToArray()), 10)).Should().Throw<EndOfStreamException>();

    [Fact]
    public void Nothing_behind_the_text_is_read()
    {
        using var stream = new MemoryStream("[1]{}"u8.ToArray());

        JsonMessage.TryRead(stream, 3).Should().BeOfType<MetaList>();

        stream.Position.Should().Be(3);
    }

    private static MetaValue? Read(string json) => JsonMessage.TryRead(new MemoryStream(Encoding.UTF8.GetBytes(json)), Encoding.UTF8.GetByteCount(json));

    /// <summary>A stream that gives few bytes at a time, as a pipe does.</summary>
    private sealed class SlowStream(byte[] bytes, int most) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, most));
    }
}
