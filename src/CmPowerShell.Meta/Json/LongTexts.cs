using System.Text.Json;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Meta.Json;

/// <summary>The long texts of a large value that was sent. An answer that holds some of them again gets the same objects, and takes no memory for them.</summary>
/// <remarks>One thread may send while another one reads.</remarks>
internal sealed class LongTexts
{
    private const int ShortestLength = 256;
    private volatile List<string>? _sent;
    private List<string>? _hashed;
    private Dictionary<int, string> _known = [];
    private char[] _buffer = [];

    /// <summary>Remembers the texts of a value, instead of those before.</summary>
    public void Remember(MetaValue value)
    {
        var texts = new List<string>();
        Collect(value, texts);
        _sent = texts.Count > 0 ? texts : null;
    }

    /// <summary>Forgets all.</summary>
    public void Forget() => _sent = null;

    /// <summary>Finds the text of a token.</summary>
    /// <returns>The object that was sent; null for a short text, and for one that was not sent.</returns>
    /// <exception cref="InvalidOperationException">The token is no valid text.</exception>
    public string? Find(ref Utf8JsonReader token)
    {
        var sent = _sent;
        if (!ReferenceEquals(sent, _hashed))
        {
            Hash(sent);
        }

        if (sent is null || token.ValueSpan.Length < ShortestLength)
        {
            return null;
        }

        if (_buffer.Length < token.ValueSpan.Length)
        {
            _buffer = new char[token.ValueSpan.Length];
        }

        var text = _buffer.AsSpan(0, token.CopyString(_buffer));
        return _known.TryGetValue(string.GetHashCode(text), out var known) && text.SequenceEqual(known) ? known : null;
    }

    // Of two texts with one hash the first is known.
    private void Hash(List<string>? sent)
    {
        _known = new Dictionary<int, string>(sent?.Count ?? 0);
        sent?.ForEach(text => _known.TryAdd(string.GetHashCode(text), text));
        _hashed = sent;
    }

    private static void Collect(MetaValue value, List<string> texts)
    {
        switch (value)
        {
            case MetaText text when text.Value.Length >= ShortestLength:
                texts.Add(text.Value);
                break;
            case MetaList list:
                foreach (var item in list)
                {
                    Collect(item, texts);
                }

                break;
            case MetaMap map:
                foreach (var (_, item) in map)
                {
                    Collect(item, texts);
                }

                break;
        }
    }
}
