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

    // A longer message passes in pieces, so that it is never in memory next to its values.
    private const int LongestShort = 1 << 20;

    /// <summary>The first message of Python. Output of a start-up file of the user's Python precedes it.</summary>
    private static readonly byte[] Preamble = "\0cm hooks\n"u8.ToArray();

    /// <summary>Writes a message.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="message">The message.</param>
    /// <param name="sent">Remembers the texts of a long message for the answer.</param>
    /// <exception cref="InvalidOperationException">Another thread has changed it meanwhile. The other side then waits for the rest.</exception>
    public static void Write(Stream stream, MetaMap message, LongTexts? sent = null)
    {
        var line = new JsonLine(message, LongestShort, HeaderSize);
        Span<byte> header = line.IsShort ? line.Bytes : stackalloc byte[HeaderSize];
        BinaryPrimitives.WriteInt32LittleEndian(header, checked((int)line.Length));
        stream.Write(header);
        if (!line.IsShort)
        {
            sent?.Remember(message);
            line.CopyTo(stream);
        }

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
    /// <param name="stream">The stream.</param>
    /// <param name="sent">The texts that were sent.</param>
    /// <exception cref="InvalidDataException">The bytes are not a message. Where the next one begins is not known.</exception>
    public static MetaMap? Read(Stream stream, LongTexts? sent = null)
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

        try
        {
            return JsonMessage.TryRead(stream, size, sent) as MetaMap ?? throw new InvalidDataException("A message is no map.");
        }
        catch (EndOfStreamException)
        {
            return null;
        }
    }
}
