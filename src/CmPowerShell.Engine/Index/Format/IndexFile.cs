using System.Buffers.Binary;
using System.Runtime.InteropServices;
using CmPowerShell.Engine.Index.Scanning;
using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Engine.Index.Format;

/// <summary>
/// Keeps the index in one file: a header with the version of the format and a checksum, then sections, of which the tree of <see cref="IndexWriter"/> is one. Every build of the engine that
/// knows the version uses the file, whichever has written it, and skips sections that it does not know. A file that is damaged, that has another version or that cannot be read
/// counts as no file: the index is then built again. Writing replaces the file in one step, so readers see the old content or the new one;
/// of two writers the last one wins, and the changes of the other one are found again by the stamps.
/// </summary>
internal static class IndexFile
{
    /// <summary>The version of the format. A build that writes the tree in another form, or reads meta files into it in another way, needs another number.</summary>
    internal const long Version = 2;

    private const ulong Magic = 0x3158_4449_504D_4301; // "\x01CMPIDX1"
    private const int HeaderLength = 8 + 8 + 8 + 8;
    private static readonly TimeSpan Abandoned = TimeSpan.FromMinutes(10);

    /// <summary>Reads the file; empty when there is none that can be used.</summary>
    public static IndexedRepository[] Load(string path)
    {
        try
        {
            var content = ReadAll(path);
            return IsIntact(content) ? new IndexReader(IndexSections.Find(content.AsSpan(HeaderLength), IndexSections.Tree)).Read() : [];
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            // The index does not depend on the file, so any error is ignored.
            return [];
        }
    }

    /// <summary>Writes the file; creates its folder.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It must not be written.</exception>
    public static void Save(string path, IReadOnlyList<IndexedRepository> repositories)
    {
        var content = Write(IndexSections.Write(IndexSections.Tree, IndexWriter.Write(repositories)));
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var beside = $"{path}.{Environment.ProcessId:x}-{Guid.NewGuid():N}.tmp";
        try
        {
            // Without a flush to the disk: the checksum detects a file that was damaged by a crash of the machine.
            using (var stream = new FileStream(beside, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0))
            {
                stream.Write(content);
            }

            File.Move(beside, path, overwrite: true);
        }
        catch (Exception)
        {
            File.Delete(beside);
            throw;
        }

        Sweep(path);
    }

    /// <summary>A whole file of sections.</summary>
    internal static byte[] Write(ReadOnlySpan<byte> sections)
    {
        var content = new byte[HeaderLength + sections.Length];
        sections.CopyTo(content.AsSpan(HeaderLength));
        WriteHeader(content, sections);
        return content;
    }

    /// <summary>Deletes the files of killed programs in the same folder.</summary>
    private static void Sweep(string path)
    {
        var full = Path.GetFullPath(path);
        foreach (var left in Directory.EnumerateFiles(Path.GetDirectoryName(full)!, Path.GetFileName(full) + ".*.tmp", FilePatterns.Literal))
        {
            if (DateTime.UtcNow - File.GetLastWriteTimeUtc(left) > Abandoned)
            {
                File.Delete(left);
            }
        }
    }

    private static byte[] ReadAll(string path)
    {
        if (!File.Exists(path))
        {
            return [];
        }

        // Shared for deletion, so that on Windows another process can replace the file meanwhile.
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }

    private static void WriteHeader(Span<byte> header, ReadOnlySpan<byte> payload)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(header, Magic);
        BinaryPrimitives.WriteInt64LittleEndian(header[8..], Version);
        BinaryPrimitives.WriteInt64LittleEndian(header[16..], payload.Length);
        BinaryPrimitives.WriteUInt64LittleEndian(header[24..], Checksum(payload));
    }

    private static bool IsIntact(ReadOnlySpan<byte> content)
    {
        if (content.Length < HeaderLength)
        {
            return false;
        }

        Span<byte> expected = stackalloc byte[HeaderLength];
        WriteHeader(expected, content[HeaderLength..]);
        return expected.SequenceEqual(content[..HeaderLength]);
    }

    /// <summary>A quick mix of all bytes, eight at a time. It finds accidents, not forgeries.</summary>
    private static ulong Checksum(ReadOnlySpan<byte> content)
    {
        var sum = 0x9E37_79B9_7F4A_7C15UL;
        foreach (var word in MemoryMarshal.Cast<byte, ulong>(content))
        {
            sum = ulong.RotateLeft((sum ^ (BitConverter.IsLittleEndian ? word : BinaryPrimitives.ReverseEndianness(word))) * 0xD6E8_FEB8_6659_FD93UL, 27);
        }

        foreach (var rest in content[(content.Length & ~7)..])
        {
            sum = ulong.RotateLeft((sum ^ rest) * 0xD6E8_FEB8_6659_FD93UL, 27);
        }

        return sum;
    }
}
