using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace CmPowerShell.Engine.Platform;

/// <summary>
/// Computes SHA-256 (FIPS 180-4). On Linux the one of .NET loads OpenSSL when it is first used. This takes 8 ms, as long as a fifth of a whole cached run.
/// So short inputs are computed here, and .NET computes long ones, for which the processor has instructions.
/// </summary>
internal static class Sha256
{
    /// <summary>The greatest number of bytes that are computed here, which takes less than a millisecond.</summary>
    internal const int ShortLength = 64 * 1024;

    private const int BlockBytes = 64;
    private const int Rounds = 64;
    private const int LengthBytes = sizeof(ulong);

    // The first 32 bits of the fractions of the square roots of the first eight primes.
    private static ReadOnlySpan<uint> Start => [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19];

    // The first 32 bits of the fractions of the cube roots of the first 64 primes.
    private static ReadOnlySpan<uint> Constants =>
    [
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
        0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
        0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
        0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
    ];

    /// <summary>The digest of a text in UTF-8: 32 bytes.</summary>
    public static byte[] OfText(string text) => Of(Encoding.UTF8.GetBytes(text));

    /// <summary>The digest of bytes: 32 bytes.</summary>
    public static byte[] Of(ReadOnlySpan<byte> data) => data.Length > ShortLength ? SHA256.HashData(data) : Short(data);

    /// <summary>The digest of the rest of a stream: 32 bytes.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static byte[] Of(Stream stream)
    {
        var expected = stream.CanSeek ? Math.Clamp(stream.Length - stream.Position, 0, ShortLength) : ShortLength;
        // One byte more, to notice that there is more than expected.
        var buffer = new byte[expected + 1];
        var length = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        if (length < buffer.Length)
        {
            return Short(buffer.AsSpan(0, length));
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        do
        {
            hash.AppendData(buffer, 0, length);
            length = stream.Read(buffer);
        }
        while (length > 0);
        return hash.GetHashAndReset();
    }

    /// <summary>The digest of what is written into a stream: 32 bytes.</summary>
    public static byte[] OfWritten(Action<Stream> write)
    {
        using var hash = SHA256.Create();
        using (var stream = new CryptoStream(Stream.Null, hash, CryptoStreamMode.Write))
        {
            write(stream);
        }

        return hash.Hash!;
    }

    private static byte[] Short(ReadOnlySpan<byte> data)
    {
        Span<uint> state = stackalloc uint[Start.Length];
        Start.CopyTo(state);
        var whole = data.Length / BlockBytes * BlockBytes;
        for (var at = 0; at < whole; at += BlockBytes)
        {
            Add(data.Slice(at, BlockBytes), state);
        }

        AddLast(data[whole..], data.Length, state);
        var digest = new byte[state.Length * sizeof(uint)];
        for (var i = 0; i < state.Length; i++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(digest.AsSpan(i * sizeof(uint)), state[i]);
        }

        return digest;
    }

    // The rest, a bit 1, zeros, and the number of bits: one block, or two where the number does not fit into the first.
    private static void AddLast(ReadOnlySpan<byte> rest, int length, Span<uint> state)
    {
        Span<byte> blocks = stackalloc byte[2 * BlockBytes];
        blocks.Clear();
        rest.CopyTo(blocks);
        blocks[rest.Length] = 0x80;
        var end = rest.Length + 1 + LengthBytes <= BlockBytes ? BlockBytes : 2 * BlockBytes;
        BinaryPrimitives.WriteUInt64BigEndian(blocks[(end - LengthBytes)..], (ulong)length * 8);
        for (var at = 0; at < end; at += BlockBytes)
        {
            Add(blocks.Slice(at, BlockBytes), state);
        }
    }

    // Section 6.2.2 of the standard, with its names.
    private static void Add(ReadOnlySpan<byte> block, Span<uint> state)
    {
        Span<uint> w = stackalloc uint[Rounds];
        Expand(block, w);
        var (a, b, c, d, e, f, g, h) = (state[0], state[1], state[2], state[3], state[4], state[5], state[6], state[7]);
        for (var t = 0; t < Rounds; t++)
        {
            var sum1 = BitOperations.RotateRight(e, 6) ^ BitOperations.RotateRight(e, 11) ^ BitOperations.RotateRight(e, 25);
            var t1 = h + sum1 + ((e & f) ^ (~e & g)) + Constants[t] + w[t];
            var sum0 = BitOperations.RotateRight(a, 2) ^ BitOperations.RotateRight(a, 13) ^ BitOperations.RotateRight(a, 22);
            var t2 = sum0 + ((a & b) ^ (a & c) ^ (b & c));
            (h, g, f, e, d, c, b, a) = (g, f, e, d + t1, c, b, a, t1 + t2);
        }

        ReadOnlySpan<uint> worked = [a, b, c, d, e, f, g, h];
        for (var i = 0; i < worked.Length; i++)
        {
            state[i] += worked[i];
        }
    }

    private static void Expand(ReadOnlySpan<byte> block, Span<uint> w)
    {
        const int Words = BlockBytes / sizeof(uint);
        for (var t = 0; t < Words; t++)
        {
            w[t] = BinaryPrimitives.ReadUInt32BigEndian(block[(t * sizeof(uint))..]);
        }

        for (var t = Words; t < Rounds; t++)
        {
            var sigma0 = BitOperations.RotateRight(w[t - 15], 7) ^ BitOperations.RotateRight(w[t - 15], 18) ^ (w[t - 15] >> 3);
            var sigma1 = BitOperations.RotateRight(w[t - 2], 17) ^ BitOperations.RotateRight(w[t - 2], 19) ^ (w[t - 2] >> 10);
            w[t] = sigma1 + w[t - 7] + sigma0 + w[t - 16];
        }
    }
}
