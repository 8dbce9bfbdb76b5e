using CmPowerShell.Engine.Platform;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Cache.Records;

/// <summary>SHA-256 digests as 64 hex digits. Those of files are known until the file changes its size or time.</summary>
internal static class Digests
{
    private static readonly string Empty = OfText("");
    private static readonly FileMemory<string> Known = new();

    /// <summary>The digest of a text in UTF-8.</summary>
    public static string OfText(string text) => Hex(Sha256.OfText(text));

    /// <summary>The digest of a value in one line of JSON with sorted keys.</summary>
    public static string OfSortedLine(MetaValue value)
    {
        var line = new JsonLine(value, Sha256.ShortLength, sortKeys: true);
        return Hex(line.IsShort ? Sha256.Of(line.Bytes) : Sha256.OfWritten(line.CopyTo));
    }

    /// <summary>The digest of the rest of a stream.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static string OfStream(Stream stream) => Hex(Sha256.Of(stream));

    /// <summary>The digest of a file's content; a symbolic link is followed.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It must not be read.</exception>
    public static string OfFile(string path) => OfFile(path, FileStamp.OfFile(path));

    /// <summary>The digest of a file's content.</summary>
    /// <param name="path">The file.</param>
    /// <param name="stamp">Its stamp, taken before.</param>
    /// <inheritdoc cref="OfFile(string)" path="/exception"/>
    public static string OfFile(string path, FileStamp stamp) =>
        stamp.Size == 0 ? Empty : Known.Get(path, stamp, Read); // a pipe or a device has no size either, and is not to be read

    private static string Read(string path)
    {
        using var stream = RegularFile.Open(path);
        return OfStream(stream);
    }

    private static string Hex(byte[] bytes) => Convert.ToHexString(bytes).ToLowerInvariant();
}
