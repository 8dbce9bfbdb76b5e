using System.Collections.Concurrent;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Formatting;

namespace CmPowerShell.Security.Tests;

/// <summary>Keeps the events of a test, and the lines that a terminal would show of them.</summary>
internal sealed class RecordingEvents : IEventSink
{
    private readonly ConcurrentQueue<EngineEvent> _events = new();
    private readonly TextEventFormatter _formatter = new(new TextStyle(isOn: false), new TextStyle(isOn: false), verbose: true, silent: false);

    public IEnumerable<string> Texts => _events.SelectMany(_formatter.Format).Select(line => line.Text);

    public IEnumerable<string> Warnings => _events.OfType<WarningReported>().Select(warning => warning.Text);

    public void Publish(EngineEvent engineEvent) => _events.Enqueue(engineEvent);
}
