using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using CmPowerShell.Engine.Platform;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Context;

/// <summary>A digest of values and texts in their order. It differs where anything differs that a script could notice: kinds, the order of keys, and the origin of texts.</summary>
internal sealed class MetaDigest
{
    private readonly ArrayBufferWriter<char> _text = new();

    /// <summary>Adds a list of texts.</summary>
    public void AddAll(IEnumerable<string> texts)
    {
        Add('[');
        foreach (var text in texts)
        {
            Add('t', text);
        }

        Add(']');
    }

    /// <summary>Adds a value.</summary>
    public void Add(MetaValue value)
    {
        switch (value)
        {
            case MetaMap map:
                Add('{');
                foreach (var (key, item) in map)
                {
                    Add('k', key);
                    Add(item);
                }

                Add('}');
                break;
            case MetaList list:
                Add('[');
                foreach (var item in list)
                {
                    Add(item);
                }

                Add(']');
                break;
            case MetaText text:
                Add(text.IsTemplate ? 'm' : 't', text.Value);
                foreach (var part in text.TypedParts)
                {
                    Add('p', part.ToString());
                }

                break;
            default:
                Add(value is MetaNull ? 'n' : value is MetaBoolean ? 'b' : value is MetaInteger ? 'i' : value is MetaReal ? 'r' : 'd', value.ToString());
                break;
        }
    }

    /// <summary>Returns the digest of everything that was added, and begins again.</summary>
    public string Take()
    {
        var digest = Convert.ToHexString(Sha256.Of(MemoryMarshal.AsBytes(_text.WrittenSpan)));
        _text.ResetWrittenCount();
        return digest;
    }

    private void Add(char mark)
    {
        _text.GetSpan(1)[0] = mark;
        _text.Advance(1);
    }

    // The length precedes the text, so that no text can look like two.
    private void Add(char mark, string text)
    {
        const int Digits = 12;
        var span = _text.GetSpan(Digits + text.Length);
        span[0] = mark;
        text.Length.TryFormat(span[1..], out var written, default, CultureInfo.InvariantCulture);
        span[written + 1] = ':';
        text.CopyTo(span[(written + 2)..]);
        _text.Advance(written + 2 + text.Length);
    }
}
