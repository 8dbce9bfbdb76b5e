using System.Buffers.Binary;

namespace CmPowerShell.Engine.Index.Format;

/// <summary>The parts of the index file: each has a number, its length and its bytes, so that a build skips those that only a newer build knows.</summary>
internal static class IndexSections
{
    /// <summary>The section with the tree of all folders.</summary>
    public const int Tree = 1;

    private const int HeaderLength = 4 + 8;

    /// <summary>A section.</summary>
    /// <param name="section">Its number.</param>
    /// <param name="content">Its bytes.</param>
    public static byte[] Write(int section, ReadOnlySpan<byte> content)
    {
        var bytes = new byte[HeaderLength + content.Length];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, section);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(4), content.Length);
        content.CopyTo(bytes.AsSpan(HeaderLength));
        return bytes;
    }

    /// <summary>The bytes of a section.</summary>
    /// <param name="sections">All sections, one behind the other.</param>
    /// <param name="section">The number of the required section.</param>
    /// <exception cref="InvalidDataException">It is not there.</exception>
    public static ReadOnlySpan<byte> Find(ReadOnlySpan<byte> sections, int section)
    {
        while (sections.Length >= HeaderLength)
        {
            var length = BinaryPrimitives.ReadInt64LittleEndian(sections[4..]);
            if (length < 0 || length > sections.Length - HeaderLength)
            {
                break;
            }

            if (BinaryPrimitives.ReadInt32LittleEndian(sections) == section)
            {
                return sections.Slice(HeaderLength, (int)length);
            }

            sections = sections[(HeaderLength + (int)length)..];
        }

        throw new InvalidDataException($"The index file has no section {section}.");
    }
}
