using System.Text;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Secrets;

namespace CmPowerShell.Meta.FileSystem;

/// <summary>
/// Writes a file so that every reader sees either the old content or the new one, even when the program is killed in
/// between: the content is written to a temporary file in the same folder, flushed to the disk, and renamed in one step.
/// A killed program can leave such a file; its name begins with a dot and ends in <c>.tmp</c>.
/// </summary>
public static class AtomicFile
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Writes a text as UTF-8 without a byte order mark; line ends are kept. A registered secret (<see cref="KnownSecrets"/>) is masked.</summary>
    /// <param name="path">The file; its folder exists. A symbolic link is replaced, and its target is not changed. The mode of an existing file is kept.</param>
    /// <param name="text">The text.</param>
    /// <param name="waitForDisk">Whether to wait until it is on the disk. Without that a failure of power can leave an empty file; a killed program cannot.</param>
    /// <exception cref="CmException"><c>FileNotWritable</c>; <c>TextNotEncodable</c> when the text holds half a surrogate pair.</exception>
    public static void WriteText(string path, string text, bool waitForDisk = true)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(text);
        var bytes = Encode(path, KnownSecrets.Masked(text));
        Write(path, stream => stream.Write(bytes), waitForDisk);
    }

    /// <summary>Writes a text of ASCII in pieces. A registered secret is masked; only for that all of the text is in memory.</summary>
    /// <param name="path">The file; its folder exists.</param>
    /// <param name="fill">Writes the text.</param>
    /// <param name="waitForDisk">Whether to wait until it is on the disk.</param>
    /// <exception cref="CmException"><c>FileNotWritable</c>.</exception>
    internal static void WriteAscii(string path, Action<Stream> fill, bool waitForDisk)
    {
        if (!KnownSecrets.Values.Any())
        {
            Write(path, fill, waitForDisk);
            return;
        }

        using var text = new MemoryStream();
        fill(text);
        WriteText(path, Encoding.ASCII.GetString(text.GetBuffer().AsSpan(0, (int)text.Length)), waitForDisk);
    }

    /// <summary>Writes bytes.</summary>
    /// <param name="path">The file.</param>
    /// <param name="content">The bytes.</param>
    /// <exception cref="CmException"><c>FileNotWritable</c>.</exception>
    public static void WriteBytes(string path, ReadOnlyMemory<byte> content) => Write(path, stream => stream.Write(content.Span));

    /// <summary>Writes the content of a stream, for content that is too large for memory.</summary>
    /// <param name="path">The file.</param>
    /// <param name="fill">Fills the stream. When it throws, the file stays as it was.</param>
    /// <exception cref="CmException"><c>FileNotWritable</c>.</exception>
    public static void Write(string path, Action<Stream> fill) => Write(path, fill, waitForDisk: true);

    private static void Write(string path, Action<Stream> fill, bool waitForDisk)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(fill);
        string? beside = null;
        try
        {
            var target = Target(path);
            beside = Beside(target);
            WriteBeside(beside, fill, GetMode(target), waitForDisk);
            HeldFile.Try(() => File.Move(beside, target, overwrite: true), HeldFile.MayBeCauseOfRename);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            Discard(beside);
            throw NotWritable(path, problem);
        }
        catch
        {
            Discard(beside);
            throw;
        }
    }

    private static byte[] Encode(string path, string text)
    {
        try
        {
            return Utf8.GetBytes(text);
        }
        catch (EncoderFallbackException problem)
        {
            throw new CmException(
                new CmError("TextNotEncodable", ReturnCode.Failed, CmErrorCategory.InvalidData, $"The file '{path}' was not written: the text for it is not valid Unicode at character {problem.Index + 1}.")
                {
                    Location = new SourceLocation(path),
                    Target = path,
                },
                problem);
        }
    }

    private static string Target(string path)
    {
        var target = Path.GetFullPath(path);
        if (FileEntry.Of(target).Kind == FileKind.Regular && (File.GetAttributes(target) & FileAttributes.ReadOnly) != 0)
        {
            throw new UnauthorizedAccessException("The file is marked read-only.");
        }

        return target;
    }

    private static string Beside(string target) =>
        Path.Combine(Path.GetDirectoryName(target) ?? throw new IOException("The path names no file."), $".{Path.GetFileName(target)}.{Path.GetRandomFileName()}.tmp");

    private static UnixFileMode? GetMode(string target) =>
        FileEntry.Of(target) is { Kind: FileKind.Regular, Mode: { } mode } ? mode : null;

    private static void WriteBeside(string beside, Action<Stream> fill, UnixFileMode? mode, bool waitForDisk)
    {
        using var stream = new FileStream(beside, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        if (mode is { } known && !OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(stream.SafeFileHandle, known);
        }

        fill(stream);
        stream.Flush(flushToDisk: waitForDisk);
    }

    private static void Discard(string? beside)
    {
        if (beside is null)
        {
            return;
        }

        try
        {
            File.Delete(beside);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // The first failure is reported; remaining files are recognised by their name.
        }
    }

    private static CmException NotWritable(string path, Exception problem) => new(
        new CmError(
            "FileNotWritable",
            ReturnCode.Failed,
            StorageFailure.GetCategory(problem),
            $"The file '{path}' cannot be written: {problem.Message}")
        {
            Hint = problem is DirectoryNotFoundException ? "Create its folder first." : HeldFile.IsCauseOf(problem) ? HeldFile.Hint : "Check the permissions and the free space of its folder.",
            Location = new SourceLocation(path),
            Target = path,
        },
        problem);
}
