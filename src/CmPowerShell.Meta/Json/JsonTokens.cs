using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace CmPowerShell.Meta.Json;

/// <summary>The tokens of a JSON text in a stream, which is read in pieces. Numbers that only Python's form of JSON has (NaN, Infinity) are among them.</summary>
internal ref struct JsonTokens
{
    private const int FirstSize = 64 << 10;
    private static readonly JsonReaderOptions Options = new() { MaxDepth = Values.MetaProblem.DeepestNesting };

    private readonly Stream _stream;
    private readonly LongTexts? _known;
    private byte[] _buffer;
    private long _rest;
    private int _filled;
    private int _constantLength;

    /// <summary>Begins to read.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="size">The number of bytes of the text.</param>
    /// <param name="known">Texts of which no second copy is made.</param>
    public JsonTokens(Stream stream, long size, LongTexts? known)
    {
        (_stream, _known, _rest, _buffer) = (stream, known, size, new byte[Math.Min(size, FirstSize)]);
        Reader = new Utf8JsonReader(ReadOnlySpan<byte>.Empty, IsLast, new JsonReaderState(Options));
    }

    /// <summary>The token that was read last.</summary>
    public Utf8JsonReader Reader;

    /// <summary>The number of the token, where only Python's form of JSON knows it.</summary>
    public double? Constant { get; private set; }

    /// <summary>The text that was read last.</summary>
    public string Text()
    {
        try
        {
            return _known?.Find(ref Reader) ?? Reader.GetString()!;
        }
        catch (InvalidOperationException) when (Reader.ValueIsEscaped && Utf8.IsValid(Reader.ValueSpan))
        {
            // Half of a surrogate pair is in it.
            return JsonText.Read(new JsonCursor($"\"{Encoding.UTF8.GetString(Reader.ValueSpan)}\"", ""));
        }
    }

    // No bytes follow those in the buffer.
    private readonly bool IsLast => _rest == 0;

    /// <summary>The unused bytes from where a token begins.</summary>
    private readonly Span<byte> Next => _buffer.AsSpan(0, _filled).TrimStart(" \t\r\n,:"u8);

    /// <summary>Reads the next token.</summary>
    /// <returns>Whether there is one.</returns>
    /// <exception cref="JsonException">The text is no JSON.</exception>
    /// <exception cref="IOException">The stream cannot be read, or ends early.</exception>
    public bool Read()
    {
        Constant = null;
        while (true)
        {
            var (consumed, state) = ((int)Reader.BytesConsumed, Reader.CurrentState);
            try
            {
                if (Reader.Read())
                {
                    return Constant is null || Reader.ValueSpan.Length == _constantLength ? true : throw new JsonException();
                }
            }
            catch (JsonException) when (Constant is null)
            {
                ReplaceConstant(consumed, state);
                continue;
            }

            if (IsLast)
            {
                return false;
            }

            Refill((int)Reader.BytesConsumed, Reader.CurrentState);
        }
    }

    private void ReplaceConstant(int from, JsonReaderState state)
    {
        Drop(from);
        while (!IsLast && Next.Length < JsonConstant.LongestLength)
        {
            ReadMore();
        }

        Constant = JsonConstant.Replace(Next, out _constantLength) ?? throw new JsonException();
        Reader = new Utf8JsonReader(_buffer.AsSpan(0, _filled), IsLast, state);
    }

    private void Refill(int from, JsonReaderState state)
    {
        Drop(from);
        ReadMore();
        Reader = new Utf8JsonReader(_buffer.AsSpan(0, _filled), IsLast, state);
    }

    private void Drop(int used)
    {
        _buffer.AsSpan(used, _filled - used).CopyTo(_buffer);
        _filled -= used;
    }

    private void ReadMore()
    {
        if (_filled == _buffer.Length)
        {
            // A token is longer than the buffer.
            Array.Resize(ref _buffer, 2 * _buffer.Length);
        }

        var read = _stream.Read(_buffer, _filled, (int)Math.Min(_rest, _buffer.Length - _filled));
        _filled += read > 0 ? read : throw new EndOfStreamException();
        _rest -= read;
    }
}
