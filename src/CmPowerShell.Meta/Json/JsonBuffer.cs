namespace CmPowerShell.Meta.Json;

/// <summary>Collects bytes. It grows as it is filled; at its limit it is emptied into a stream, so that a long text is never in memory as a whole.</summary>
/// <param name="target">Receives the bytes that are not kept; null to keep all.</param>
/// <param name="limit">The most bytes that are kept, unless one piece is longer.</param>
internal sealed class JsonBuffer(Stream? target = null, int limit = JsonBuffer.UsualLimit)
{
    /// <summary>A limit that is fast to write, and that the collector of garbage can still move.</summary>
    public const int UsualLimit = 64 << 10;

    private const int FirstSize = 256;
    private byte[] _bytes = [];
    private int _count;
    private long _gone;

    /// <summary>The number of all bytes that were taken.</summary>
    public long Length => _gone + _count;

    /// <summary>Whether all bytes are kept.</summary>
    public bool IsWhole => _gone == 0;

    /// <summary>The bytes that are kept.</summary>
    public Span<byte> Kept => _bytes.AsSpan(0, _count);

    /// <summary>The next bytes, for the caller to fill.</summary>
    public Span<byte> Take(int size)
    {
        if (_bytes.Length - _count < size)
        {
            MakeRoom(size);
        }

        _count += size;
        return _bytes.AsSpan(_count - size, size);
    }

    /// <summary>Writes the kept bytes to the stream.</summary>
    public void Flush()
    {
        target?.Write(Kept);
        _gone += _count;
        _count = 0;
    }

    private void MakeRoom(int size)
    {
        if (target is not null && _count + size > limit)
        {
            Flush();
        }

        if (_bytes.Length - _count < size)
        {
            var larger = Math.Min(Math.Max(FirstSize, 2L * _bytes.Length), target is null ? Array.MaxLength : limit);
            Array.Resize(ref _bytes, checked((int)Math.Max(_count + (long)size, larger)));
        }
    }
}
