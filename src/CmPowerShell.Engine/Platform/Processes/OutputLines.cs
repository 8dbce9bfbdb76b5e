using System.Runtime.InteropServices;
using System.Text;
using CmPowerShell.Engine.Events;

namespace CmPowerShell.Engine.Platform.Processes;

/// <summary>The lines of one output stream of a program, as events. A line is reported when it ends.</summary>
internal sealed class OutputLines
{
    private const int LongestLine = 64 * 1024;
    private readonly LineSplitter _lines;
    private readonly Decoder _decoder = Encoding.GetDecoder();
    private readonly List<byte> _line = [];
    private char[] _text = [];

    /// <summary>Makes the lines of a stream.</summary>
    /// <param name="isError">Whether it is standard error.</param>
    /// <param name="events">Takes the lines.</param>
    /// <param name="depth">Depth in the tree of dependencies, for events.</param>
    public OutputLines(bool isError, IEventSink events, int depth) =>
        _lines = new LineSplitter(line => events.Publish(new OutputReceived(line, isError) { Depth = depth }));

    /// <summary>UTF-8 in which broken bytes become the replacement character.</summary>
    public static Encoding Encoding { get; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Takes the next bytes of the stream.</summary>
    public void Take(ReadOnlySpan<byte> bytes)
    {
        if (OperatingSystem.IsWindows())
        {
            TakeLines(bytes);
        }
        else
        {
            Decode(bytes, flush: false);
        }
    }

    /// <summary>Reports the text after the last line end.</summary>
    public void End()
    {
        Decode([], flush: true);
        DecodeLine();
        _lines.End();
    }

    // Only a whole line shows in which encoding it is.
    private void TakeLines(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var end = bytes.IndexOfAny((byte)'\n', (byte)'\r') + 1;
            _line.AddRange(bytes[..(end > 0 ? end : bytes.Length)]);
            bytes = end > 0 ? bytes[end..] : [];
            if (end > 0 || _line.Count > LongestLine)
            {
                DecodeLine();
            }
        }
    }

    private void DecodeLine()
    {
        _lines.Take(ConsoleText.Decode(CollectionsMarshal.AsSpan(_line)));
        _line.Clear();
    }

    private void Decode(ReadOnlySpan<byte> bytes, bool flush)
    {
        var most = Encoding.GetMaxCharCount(bytes.Length);
        if (_text.Length < most)
        {
            _text = new char[most];
        }

        _lines.Take(_text.AsSpan(0, _decoder.GetChars(bytes, _text, flush)));
    }
}
