using System.Buffers.Binary;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Hooks.Messages;

/// <summary>Messages over a pipe: four bytes of length, little-endian, then JSON in ASCII.</summary>
internal static class MessageStream
{
    private const int HeaderSize = 4;

    // A hook returns values for a script, not its data.
    private const int Largest = 256 << 20;

    /// <summary>The first message of Python. Output of a start-up file of the user's Python precedes it.</summary>
    private static readonly byte[] Preamble = "\0cm hooks\n"u8.ToArray();

    /// <summary>Writes a message.</summary>
    public static void Write(Stream stream, MetaMap message)
    {
        var bytes = JsonMeta.WriteMessage(message, HeaderSize).Span;
        BinaryPrimitives.WriteInt32LittleEndian(bytes, bytes.Length - HeaderSize);
        stream.Write(bytes);
        stream.Flush();
    }

    /// <summary>Reads up to where the messages begin.</summary>
    /// <returns>Whether they begin; otherwise the other side has ended.</returns>
    public static bool SkipToMessages(Stream stream)
    {
        var matched = 0;
        while (matched < Preamble.Length)
        {
            var next = stream.ReadByte();
            if (next < 0)
            {
                return false;
            }

            matched = next == Preamble[matched] ? matched + 1 : next == Preamble[0] ? 1 : 0;
        }

        return true;
    }

    /// <summary>Reads a message; null when the other side has ended.</summary>
    /// <exception cref="InvalidDataException">The bytes are not a message.</exception>
    public static MetaMap? Read(Stream stream)
    {
        Span<byte> header = stackalloc byte[HeaderSize];
        if (stream.ReadAtLeast(header, HeaderSize, throwOnEndOfStream: false) < HeaderSize)
        {
            return null;
        }

        var size = BinaryPrimitives.ReadInt32LittleEndian(header);
        if (size is < 0 or > Largest)
        {
            throw new InvalidDataException($"A message of {size} bytes is announced.");
        }

        var bytes = new byte[size];
        return stream.ReadAtLeast(bytes, size, throwOnEndOfStream: false) < size
            ? null
            : JsonMeta.ReadMessage(bytes, "message") as MetaMap ?? throw new InvalidDataException("A message is no map.");
    }
}
