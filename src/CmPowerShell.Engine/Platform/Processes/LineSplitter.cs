using System.Text;
using CmPowerShell.Meta.Secrets;

namespace CmPowerShell.Engine.Platform.Processes;

/// <summary>Splits pieces of text into lines. LF, CR and both together end one; a line without end is cut, so that output cannot fill the memory.</summary>
/// <param name="tell">Takes each line.</param>
internal sealed class LineSplitter(Action<string> tell)
{
    private const int LongestLine = 64 * 1024;
    private readonly StringBuilder _line = new();
    private bool _endedByReturn;

    /// <summary>Takes the next piece.</summary>
    public void Take(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            if (_endedByReturn && text[0] == '\n')
            {
                text = text[1..];
            }

            _endedByReturn = false;
            text = TakeLine(text);
        }
    }

    /// <summary>Reports the text after the last line end.</summary>
    public void End()
    {
        if (_line.Length > 0)
        {
            Report();
        }
    }

    private ReadOnlySpan<char> TakeLine(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAny('\n', '\r');
        var part = end < 0 ? text : text[..end];
        _line.Append(part);
        while (_line.Length > LongestLine + KnownSecrets.Longest)
        {
            Cut();
        }

        if (end < 0)
        {
            return [];
        }

        _endedByReturn = text[end] == '\r';
        Report();
        return text[(end + 1)..];
    }

    // Not in the middle of a secret: neither half would be known as one.
    private void Cut()
    {
        var bytes = Encoding.UTF8.GetBytes(_line.ToString());
        var cut = KnownSecrets.CutBefore(bytes, LongestLine);
        tell(Encoding.UTF8.GetString(bytes, 0, cut));
        _line.Clear().Append(Encoding.UTF8.GetString(bytes, cut, bytes.Length - cut));
    }

    private void Report()
    {
        tell(_line.ToString());
        _line.Clear();
    }
}
