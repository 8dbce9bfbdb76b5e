using AwesomeAssertions;
using CmPowerShell.Engine.Hooks.Messages;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.Hooks;

public sealed class MessageStreamTests
{
    // The middle three are below, at and above the limit of a short message.
    [Theory]
    [InlineData(0)]
    [InlineData((1 << 20) - 16)]
    [InlineData((1 << 20) - 15)]
    [InlineData((1 << 20) - 14)]
    [InlineData(3 << 20)]
    public void Messages_of_any_length_follow_each_other(int length)
    {
        var first = new MetaMap { ["text"] = new string('x', length) };
        using var stream = Written(first, new MetaMap { ["op"] = "é😀" });

        ((MetaValue?)MessageStream.Read(stream)).Should().Be(first);
        MessageStream.Read(stream)!.Text("op").Should().Be("é😀");
        MessageStream.Read(stream).Should().BeNull();
    }

    [Fact]
    public void A_short_message_is_written_at_once()
    {
        using var stream = new CountingStream();

        MessageStream.Write(stream, new MetaMap { ["op"] = "result", ["text"] = new string('x', 100_000) });

        stream.Writes.Should().Be(1);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(100)]
    [InlineData(2 << 20)]
    public void A_message_that_is_cut_off_is_the_end(int length)
    {
        using var stream = Written(new MetaMap { ["text"] = new string('x', 2 << 20), ["more"] = 1 });
        stream.SetLength(length);

        MessageStream.Read(stream).Should().BeNull();
    }

    [Theory]
    [InlineData(new byte[] { 255, 255, 255, 255 })]
    [InlineData(new byte[] { 1, 0, 0, 16 })]
    [InlineData(new byte[] { 2, 0, 0, 0, (byte)'[', (byte)']' })]
    [InlineData(new byte[] { 2, 0, 0, 0, (byte)'{', (byte)'{' })]
    public void What_is_no_message_is_refused(byte[] bytes) =>
        FluentActions.Invoking(() => MessageStream.Read(new MemoryStream(bytes))).Should().Throw<InvalidDataException>();

    private static MemoryStream Written(params MetaMap[] messages)
    {
        var stream = new MemoryStream();
        foreach (var message in messages)
        {
            MessageStream.Write(stream, message);
        }

        stream.Position = 0;
        return stream;
    }

    private sealed class CountingStream : MemoryStream
    {
        public int Writes { get; private set; }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            Writes++;
            base.Write(buffer);
        }
    }
}
