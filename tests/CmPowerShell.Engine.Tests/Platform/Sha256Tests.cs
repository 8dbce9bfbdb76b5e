using System.Security.Cryptography;
using System.Text;
using AwesomeAssertions;
using CmPowerShell.Engine.Platform;
using Xunit;

namespace CmPowerShell.Engine.Tests.Platform;

/// <summary>Our SHA-256 gives the digests of the standard and of .NET.</summary>
public sealed class Sha256Tests
{
    [Theory]
    [InlineData("", "E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855")]
    [InlineData("abc", "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD")]
    [InlineData("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "248D6A61D20638B8E5C026930C3E6039A33CE45964FF2167F6ECEDD419DB06C1")]
    public void The_digest_is_that_of_the_standard(string text, string digest) =>
        Convert.ToHexString(Sha256.OfText(text)).Should().Be(digest);

    [Fact]
    public void A_text_is_taken_in_utf8() =>
        Sha256.OfText("größe 日本").Should().Equal(SHA256.HashData(Encoding.UTF8.GetBytes("größe 日本")));

    [Fact]
    public void The_digest_of_each_length_is_that_of_dotnet()
    {
        var data = Sample(300);
        for (var length = 0; length <= data.Length; length++)
        {
            Sha256.Of(data.AsSpan(0, length)).Should().Equal(SHA256.HashData(data.AsSpan(0, length)), "of {0} bytes", length);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5000)]
    [InlineData(Sha256.ShortLength - 1)]
    [InlineData(Sha256.ShortLength)]
    [InlineData(Sha256.ShortLength + 1)]
    [InlineData((3 * Sha256.ShortLength) + 7)]
    public void The_digest_of_a_stream_is_that_of_its_bytes(int length)
    {
        var data = Sample(length);
        using var whole = new MemoryStream(data);
        using var unseekable = new UnseekableStream(data);

        Sha256.Of(whole).Should().Equal(SHA256.HashData(data));
        Sha256.Of(unseekable).Should().Equal(SHA256.HashData(data));
        Sha256.Of(data).Should().Equal(SHA256.HashData(data));
    }

    [Fact]
    public void The_digest_of_a_stream_is_that_of_its_rest()
    {
        var data = Sample(1000);
        using var stream = new MemoryStream(data);
        stream.Position = 400;

        Sha256.Of(stream).Should().Equal(SHA256.HashData(data.AsSpan(400)));
    }

    private static byte[] Sample(int length)
    {
        var data = new byte[length];
        new Random(length).NextBytes(data);
        return data;
    }

    // As a pipe: without a length, and with a few bytes for each read.
    private sealed class UnseekableStream(byte[] data) : MemoryStream(data)
    {
        private const int FewBytes = 700;

        public override bool CanSeek => false;

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, FewBytes)]);
    }
}
