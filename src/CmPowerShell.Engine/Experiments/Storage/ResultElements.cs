using System.Buffers;
using System.Runtime.CompilerServices;

namespace CmPowerShell.Engine.Experiments.Storage;

/// <summary>Finds the maps in a JSON list without reading all of it: only the element that is being read is in memory.</summary>
internal sealed class ResultElements(Stream stream)
{
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(1 << 16);
    private int _start;
    private int _end;
    private long _passed;

    /// <summary>The number of bytes up to the end of the last element.</summary>
    public long EndOfLast { get; private set; }

    /// <summary>Whether the text ended where a list or a single map may end.</summary>
    public bool IsWhole { get; private set; }

    /// <summary>The elements as JSON texts in UTF-8. Each one is valid until the next one is read.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public IEnumerable<ReadOnlyMemory<byte>> Read()
    {
        try
        {
            var isList = false;
            while (SkipToValue() is var first and >= 0)
            {
                if (first == '[' && !isList)
                {
                    (isList, _start) = (true, _start + 1);
                }
                else if (first == ']' && isList)
                {
                    _start++;
                    IsWhole = SkipToValue() < 0;
                    yield break;
                }
                else if (first == '{' && Measure() is var length and > 0)
                {
                    yield return _buffer.AsMemory(_start, length);
                    _start += length;
                    EndOfLast = _passed + _start;
                    IsWhole = !isList;
                }
                else
                {
                    IsWhole = false;
                    yield break;
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = [];
        }
    }

    // The next byte that is no space and no comma; -1 at the end.
    private int SkipToValue()
    {
        while (true)
        {
            for (; _start < _end; _start++)
            {
                if (_buffer[_start] is not ((byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t' or (byte)',' or 0xEF or 0xBB or 0xBF))
                {
                    return _buffer[_start];
                }
            }

            if (!Fill())
            {
                return -1;
            }
        }
    }

    // The length of the map that begins here; 0 if it does not end.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Measure()
    {
        var (depth, isText, place) = (0, false, 0);
        while (true)
        {
            for (; _start + place < _end; place++)
            {
                var current = _buffer[_start + place];
                if (isText)
                {
                    var jump = _buffer.AsSpan(_start + place, _end - _start - place).IndexOfAny((byte)'"', (byte)'\\');
                    if (jump < 0)
                    {
                        place = _end - _start - 1;
                        continue;
                    }

                    place += jump;
                    if (_buffer[_start + place] == '\\')
                    {
                        place++;
                        continue;
                    }

                    isText = false;
                }
                else if (current == '"')
                {
                    isText = true;
                }
                else if (current is (byte)'{' or (byte)'[')
                {
                    depth++;
                }
                else if (current is (byte)'}' or (byte)']' && --depth == 0)
                {
                    return place + 1;
                }
            }

            if (!Fill())
            {
                return 0;
            }
        }
    }

    // Reads more behind what is still needed; the place of the element in the buffer may change.
    private bool Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _passed += _start;
            (_end, _start) = (_end - _start, 0);
        }

        if (_end == _buffer.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(2 * _buffer.Length);
            _buffer.AsSpan(0, _end).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }

        var count = stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += count;
        return count > 0;
    }
}
