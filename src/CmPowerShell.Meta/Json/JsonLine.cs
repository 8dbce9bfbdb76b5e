using CmPowerShell.Meta.Values;

namespace CmPowerShell.Meta.Json;

/// <summary>
/// A value in one line, as <see cref="JsonMeta.WriteLine"/> writes it, in bytes. A short one is kept. Of a long one only the length is known, and it is written again when it is
/// needed: twice the work is cheaper than its memory.
/// </summary>
internal sealed class JsonLine
{
    private readonly MetaValue _value;
    private readonly bool _sortKeys;
    private readonly int _room;
    private readonly JsonBuffer _buffer;

    /// <summary>Writes a value.</summary>
    /// <param name="value">The value, which does not change until the line has been used.</param>
    /// <param name="limit">The most bytes of a short line.</param>
    /// <param name="room">The number of bytes before it that the caller fills.</param>
    /// <param name="sortKeys">Whether keys are sorted by code point.</param>
    public JsonLine(MetaValue value, int limit, int room = 0, bool sortKeys = false)
    {
        (_value, _sortKeys, _room) = (value, sortKeys, room);
        _buffer = new JsonBuffer(Stream.Null, limit);
        _buffer.Take(room).Clear();
        new JsonWriter(_buffer, null, sortKeys).Write(value);
    }

    /// <summary>The number of its bytes, without the room.</summary>
    public long Length => _buffer.Length - _room;

    /// <summary>Whether it is kept.</summary>
    public bool IsShort => _buffer.IsWhole;

    /// <summary>The room and the bytes of a short line.</summary>
    public Span<byte> Bytes => IsShort ? _buffer.Kept : throw new InvalidOperationException("The line is not kept.");

    /// <summary>Writes the line to a stream, without the room.</summary>
    /// <exception cref="InvalidOperationException">The value has changed.</exception>
    public void CopyTo(Stream stream)
    {
        var pieces = new JsonBuffer(stream);
        new JsonWriter(pieces, null, _sortKeys).Write(_value);
        pieces.Flush();
        if (pieces.Length != Length)
        {
            throw new InvalidOperationException("A value was changed while it was written.");
        }
    }
}
