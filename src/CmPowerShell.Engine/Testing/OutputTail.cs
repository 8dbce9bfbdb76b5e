using CmPowerShell.Engine.Events;

namespace CmPowerShell.Engine.Testing;

/// <summary>Passes all events on and keeps the last lines that were printed.</summary>
/// <param name="next">Takes the events.</param>
public sealed class OutputTail(IEventSink next) : IEventSink
{
    /// <summary>The number of lines to keep.</summary>
    public const int MostLines = 200;

    private readonly Queue<string> _lines = new();

    /// <summary>The lines, the last one at the end.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lines)
            {
                return [.. _lines];
            }
        }
    }

    /// <inheritdoc/>
    public void Publish(EngineEvent engineEvent)
    {
        if (engineEvent is OutputReceived output)
        {
            Keep(output.Text);
        }

        next.Publish(engineEvent);
    }

    private void Keep(string line)
    {
        lock (_lines)
        {
            _lines.Enqueue(line);
            if (_lines.Count > MostLines)
            {
                _lines.Dequeue();
            }
        }
    }
}
