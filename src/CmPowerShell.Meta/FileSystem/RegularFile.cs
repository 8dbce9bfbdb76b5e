using System.Text;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Meta.FileSystem;

/// <summary>
/// Reads files whose names others chose. Only regular files are opened, because a device never ends and a pipe blocks, and no more than the limit is read.
/// </summary>
internal static class RegularFile
{
    /// <summary>The most bytes of a file that is read as a text.</summary>
    public const long MostText = 64L << 20;

    /// <summary>Opens a file for reading.</summary>
    /// <param name="path">The file.</param>
    /// <param name="followsLink">Whether a link is resolved to its target, which must be a regular file.</param>
    /// <exception cref="CmException"><c>FileNotRegular</c>.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It cannot be read.</exception>
    public static FileStream Open(string path, bool followsLink = true)
    {
        Require(path, followsLink);
        return HeldFile.Open(() => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
    }

    /// <summary>Requires that a path is a regular file, or that nothing is there.</summary>
    /// <param name="path">The path.</param>
    /// <param name="followsLink">Whether a link is resolved to its target.</param>
    /// <exception cref="CmException"><c>FileNotRegular</c>.</exception>
    public static void Require(string path, bool followsLink = true)
    {
        var kind = (followsLink ? FileEntry.OfTarget(path) : FileEntry.Of(path)).Kind;
        if (kind is not (FileKind.Regular or FileKind.Missing))
        {
            throw FileProblem.NotRegular(path, kind);
        }
    }

    /// <summary>The whole text of a file of at most <see cref="MostText"/> bytes.</summary>
    /// <exception cref="CmException"><c>FileNotRegular</c>, <c>FileTooLarge</c>.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It cannot be read.</exception>
    public static string ReadAllText(string path) => Decode(ReadAllBytes(path, MostText));

    /// <summary>The text of a file's content: UTF-8, unless it begins with another byte order mark.</summary>
    public static string Decode(byte[] content)
    {
        if (content is not ([0xFE or 0xFF, ..] or [0, 0, ..]))
        {
            // Decoding in one step needs no second copy of a large text.
            return Encoding.UTF8.GetString(content is [0xEF, 0xBB, 0xBF, ..] ? content.AsSpan(3) : content);
        }

        using var reader = new StreamReader(new MemoryStream(content));
        return reader.ReadToEnd();
    }

    /// <summary>The whole content of a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="limit">The most bytes it may have.</param>
    /// <exception cref="CmException"><c>FileNotRegular</c>, <c>FileTooLarge</c>.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It cannot be read.</exception>
    public static byte[] ReadAllBytes(string path, long limit)
    {
        Require(path);
        // A command reads many small files, and a stream would make a buffer for each.
        using var file = HeldFile.Open(() => File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        var size = RandomAccess.GetLength(file);
        if (size > limit)
        {
            throw FileProblem.TooLarge(path, limit);
        }

        // The file may grow while it is read, so the bytes that are read are limited too.
        var content = new byte[size];
        var length = 0;
        for (var read = 1; read > 0 && length < content.Length; length += read)
        {
            read = RandomAccess.Read(file, content.AsSpan(length), length);
        }

        return length == content.Length ? content : content[..length];
    }

    /// <summary>Opens a file of at most so many bytes.</summary>
    /// <inheritdoc cref="ReadAllBytes"/>
    public static FileStream Open(string path, long limit)
    {
        var file = Open(path);
        if (file.Length > limit)
        {
            file.Dispose();
            throw FileProblem.TooLarge(path, limit);
        }

        return file;
    }
}
