using System.Buffers.Binary;

namespace CmPowerShell.Engine.Index.Format;

/// <summary>Bytes that grow, with the numbers of <see cref="IndexWriter"/>.</summary>
internal sealed class ByteBuffer
{
    private byte[] _bytes = new byte[4096];
    private int _length;

    /// <summary>The written bytes.</summary>
    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

    /// <summary>Writes a number in seven bits a byte, low ones first.</summary>
    public void Number(long number)
    {
        Reserve(10);
        for (var rest = (ulong)number; ; rest >>= 7)
        {
            _bytes[_length++] = (byte)(rest < 0x80 ? rest : (rest & 0x7F) | 0x80);
            if (rest < 0x80)
            {
                return;
            }
        }
    }

    /// <summary>Writes eight bytes, low ones first.</summary>
    public void Time(long ticks)
    {
        Reserve(8);
        BinaryPrimitives.WriteInt64LittleEndian(_bytes.AsSpan(_length), ticks);
        _length += 8;
    }

    /// <summary>Writes bytes.</summary>
    public void Bytes(ReadOnlySpan<byte> bytes)
    {
        Reserve(bytes.Length);
        bytes.CopyTo(_bytes.AsSpan(_length));
        _length += bytes.Length;
    }

    private void Reserve(int count)
    {
        if (_length + count > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + count));
        }
    }
}
