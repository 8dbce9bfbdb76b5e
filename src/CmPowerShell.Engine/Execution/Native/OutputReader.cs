using System.Text;
using CmPowerShell.Engine.Events;

namespace CmPowerShell.Engine.Execution.Native;

/// <summary>Turns the output of a program into events, line by line while it comes.</summary>
internal static class OutputReader
{
    /// <summary>UTF-8 in which broken bytes become the replacement character.</summary>
    public static Encoding Encoding { get; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Reads to the end of a stream.</summary>
    public static async Task ReadAsync(StreamReader reader, bool isError, IEventSink events, int depth)
    {
        while (await reader.ReadLineAsync().ConfigureAwait(false) is { } line)
        {
            events.Publish(new OutputReceived(line, isError) { Depth = depth });
        }
    }
}
