using System.Buffers.Binary;
using System.Text;
using CmPowerShell.Engine.Meta;

namespace CmPowerShell.Engine.Hooks.Python;

/// <summary>Messages over a pipe: four bytes of length, little-endian, then JSON in ASCII.</summary>
internal static class MessageStream
{
    private const int HeaderSize = 4;

    /// <summary>Writes a message.</summary>
    public static void Write(Stream stream, MetaMap message)
    {
        var text = JsonMeta.WriteLine(message);
        var bytes = new byte[HeaderSize + text.Length];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, text.Length);
        Encoding.ASCII.GetBytes(text, bytes.AsSpan(HeaderSize));
        stream.Write(bytes);
        stream.Flush();
    }

    /// <summary>Reads a message; null when the other side has gone.</summary>
    /// <exception cref="InvalidDataException">What came is no message.</exception>
    public static MetaMap? Read(Stream stream)
    {
        Span<byte> header = stackalloc byte[HeaderSize];
        if (stream.ReadAtLeast(header, HeaderSize, throwOnEndOfStream: false) < HeaderSize)
        {
            return null;
        }

        var size = BinaryPrimitives.ReadInt32LittleEndian(header);
        if (size < 0)
        {
            throw new InvalidDataException($"A message of {size} bytes is announced.");
        }

        var bytes = new byte[size];
        return stream.ReadAtLeast(bytes, size, throwOnEndOfStream: false) < size
            ? null
            : JsonMeta.Parse(Encoding.ASCII.GetString(bytes), "message") as MetaMap ?? throw new InvalidDataException("A message is no map.");
    }
}
