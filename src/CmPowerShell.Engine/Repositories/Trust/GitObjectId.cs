using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CmPowerShell.Engine.Repositories.Trust;

/// <summary>Computes the ids that git gives to contents.</summary>
internal static class GitObjectId
{
    /// <summary>The id of a content, 40 digits.</summary>
    /// <param name="kind">The kind of git object: <c>blob</c> or <c>tree</c>.</param>
    /// <param name="content">The content.</param>
    public static string Of(string kind, ReadOnlySpan<byte> content)
    {
        using var hash = Begin(kind, content.Length);
        hash.AppendData(content);
        return Convert.ToHexString(hash.GetHashAndReset()).ToLowerInvariant();
    }

    /// <summary>The id of the content of a file, 40 digits.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static string OfFile(FileStream file)
    {
        using var hash = Begin("blob", file.Length);
        Span<byte> buffer = stackalloc byte[4096];
        for (int read; (read = file.Read(buffer)) > 0;)
        {
            hash.AppendData(buffer[..read]);
        }

        return Convert.ToHexString(hash.GetHashAndReset()).ToLowerInvariant();
    }

    private static IncrementalHash Begin(string kind, long length)
    {
#pragma warning disable CA5350 // git names contents by this hash
        var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
#pragma warning restore CA5350
        hash.AppendData(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{kind} {length}\0")));
        return hash;
    }
}
