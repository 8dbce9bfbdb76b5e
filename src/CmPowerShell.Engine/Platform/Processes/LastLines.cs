using CmPowerShell.Engine.Events;
using CmPowerShell.Meta.Secrets;

namespace CmPowerShell.Engine.Platform.Processes;

/// <summary>Forwards events and keeps the last lines of a program, which are the most useful part for a failure. They contain no secret.</summary>
internal sealed class LastLines(IEventSink next) : IEventSink
{
    private const int Most = 10;
    private const int LongestLine = 400;
    private readonly Queue<string> _lines = new(Most);

    /// <summary>The lines, the last one last; empty lines are left out.</summary>
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
        if (engineEvent is OutputReceived output && !string.IsNullOrWhiteSpace(output.Text))
        {
            Keep(KnownSecrets.Masked(output.Text).TrimEnd());
        }

        next.Publish(engineEvent);
    }

    private void Keep(string line)
    {
        lock (_lines)
        {
            if (_lines.Count == Most)
            {
                _lines.Dequeue();
            }

            _lines.Enqueue(line.Length > LongestLine ? line[..LongestLine] + " …" : line);
        }
    }
}
