using System.Text;
using CmPowerShell.Engine.Events;

namespace CmPowerShell.Engine.Platform.Processes;

/// <summary>Converts the output of a program to events, line by line and live.</summary>
internal static class OutputReader
{
    private const int BufferSize = 32 * 1024;

    /// <summary>UTF-8 in which broken bytes become the replacement character.</summary>
    public static Encoding Encoding { get; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Reads to the end of a stream and closes it, so that no pipe stays open until memory is collected.</summary>
    public static async Task ReadAsync(StreamReader reader, bool isError, IEventSink events, int depth)
    {
        using var end = reader;
        var lines = new LineSplitter(line => events.Publish(new OutputReceived(line, isError) { Depth = depth }));
        var buffer = new char[BufferSize];
        for (var count = await reader.ReadAsync(buffer.AsMemory()); count > 0; count = await reader.ReadAsync(buffer.AsMemory()))
        {
            lines.Take(buffer.AsSpan(0, count));
        }

        lines.End();
    }
}
