using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace CmPowerShell.Engine.Repositories.Trust;

/// <summary>Computes the ids that git gives to contents.</summary>
internal static class GitObjectId
{
    // Larger files are read piece by piece.
    private const int MostAtOnce = 1 << 20;
    private const int LongestHead = 32;

    /// <summary>The id of a content, 40 digits.</summary>
    /// <param name="kind">The kind of git object: <c>blob</c> or <c>tree</c>.</param>
    /// <param name="content">The content.</param>
    public static string Of(string kind, ReadOnlySpan<byte> content)
    {
        using var hash = Begin(kind, content.Length);
        hash.AppendData(content);
        return Digits(hash.GetHashAndReset());
    }

    /// <summary>The id of the content of a file, 40 digits.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static string OfFile(SafeFileHandle file)
    {
        var length = RandomAccess.GetLength(file);
        return length > MostAtOnce ? OfLargeFile(file, length) : OfSmallFile(file, (int)length);
    }

    // A repository has thousands of small files, so nothing is made for each but the result.
    private static string OfSmallFile(SafeFileHandle file, int length)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(LongestHead + length + 1);
        try
        {
            var head = Encoding.ASCII.GetBytes(Head("blob", length), buffer);
            var end = head;
            // One byte more than the file had, so that one that has grown is noticed.
            for (int read; (read = RandomAccess.Read(file, buffer.AsSpan(end, head + length + 1 - end), end - head)) > 0;)
            {
                end += read;
            }

            Span<byte> id = stackalloc byte[SHA1.HashSizeInBytes];
#pragma warning disable CA5350 // git names contents by this hash
            SHA1.HashData(buffer.AsSpan(0, end), id);
#pragma warning restore CA5350
            return Digits(id);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static string OfLargeFile(SafeFileHandle file, long length)
    {
        using var hash = Begin("blob", length);
        var buffer = ArrayPool<byte>.Shared.Rent(MostAtOnce);
        try
        {
            long done = 0;
            for (int read; (read = RandomAccess.Read(file, buffer, done)) > 0; done += read)
            {
                hash.AppendData(buffer, 0, read);
            }

            return Digits(hash.GetHashAndReset());
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static string Digits(ReadOnlySpan<byte> id) => Convert.ToHexString(id).ToLowerInvariant();

    private static string Head(string kind, long length) => string.Create(CultureInfo.InvariantCulture, $"{kind} {length}\0");

    private static IncrementalHash Begin(string kind, long length)
    {
#pragma warning disable CA5350 // git names contents by this hash
        var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
#pragma warning restore CA5350
        hash.AppendData(Encoding.ASCII.GetBytes(Head(kind, length)));
        return hash;
    }
}
