using System.Text;
using AwesomeAssertions;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Meta.Tests.Json;

public sealed class JsonLineTests
{
    [Fact]
    public void A_short_line_has_room_before_it()
    {
        var value = new MetaMap { ["a"] = "é\u007f", ["b"] = new MetaList([1, true]) };

        var line = new JsonLine(value, limit: 100, room: 4);

        (line.IsShort, line.Length).Should().Be((true, JsonMeta.WriteLine(value).Length));
        Encoding.ASCII.GetString(line.Bytes[4..]).Should().Be(JsonMeta.WriteLine(value)).And.Be("""{"a": "\u00e9\u007f", "b": [1, true]}""");
    }

    [Theory]
    [InlineData(994, true)]
    [InlineData(995, false)]
    public void A_line_is_short_up_to_its_limit(int length, bool isShort)
    {
        var line = new JsonLine(new MetaText(new string('x', length)), limit: 1000, room: 4);

        (line.IsShort, line.Length).Should().Be((isShort, length + 2));
    }

    [Theory]
    [InlineData(65_533)]
    [InlineData(65_534)]
    [InlineData(65_535)]
    [InlineData(300_000)]
    public void A_long_line_is_written_in_pieces(int length)
    {
        var value = new MetaList([new MetaText(new string('x', length)), "é😀"]);
        var line = new JsonLine(value, limit: 1000, sortKeys: true);
        using var pieces = new PieceStream();

        line.CopyTo(pieces);

        Encoding.ASCII.GetString(pieces.ToArray()).Should().Be(JsonMeta.WriteLine(value));
        (line.Length, pieces.Longest).Should().Match<(long Length, int Longest)>(it => it.Length == pieces.Length && it.Longest <= 65_536);
        FluentActions.Invoking(() => line.Bytes.Length).Should().Throw<InvalidOperationException>();
    }

    [Fact]
    public void A_value_that_was_changed_meanwhile_is_an_error()
    {
        var value = new MetaMap { ["a"] = new string('x', 2000) };
        var line = new JsonLine(value, limit: 1000);
        value["b"] = 1;

        FluentActions.Invoking(() => line.CopyTo(Stream.Null)).Should().Throw<InvalidOperationException>();
    }

    private sealed class PieceStream : MemoryStream
    {
        public int Longest { get; private set; }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            Longest = Math.Max(Longest, buffer.Length);
            base.Write(buffer);
        }
    }
}
