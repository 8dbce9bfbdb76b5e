using System.Text;
using CmPowerShell.Engine.Events;

namespace CmPowerShell.Engine.Platform.Processes;

/// <summary>The lines of one output stream of a program, as events. A line is reported when it ends.</summary>
internal sealed class OutputLines
{
    private readonly LineSplitter _lines;
    private readonly Decoder _decoder = Encoding.GetDecoder();
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
    public void Take(ReadOnlySpan<byte> bytes) => Decode(bytes, flush: false);

    /// <summary>Reports the text after the last line end.</summary>
    public void End()
    {
        Decode([], flush: true);
        _lines.End();
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
