using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Formatting;

namespace CmPowerShell.Cli.Output;

/// <summary>Shows events on the terminal as a formatter words them.</summary>
internal sealed class TerminalEventSink(Terminal terminal, IEventFormatter formatter) : IEventSink
{
    /// <inheritdoc/>
    public void Publish(EngineEvent engineEvent)
    {
        foreach (var line in formatter.Format(engineEvent))
        {
            terminal.Write(line);
        }
    }
}
