using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Hooks.Messages;

/// <summary>
/// Messages that wait for one reader. A call of a hook takes milliseconds, so the reader sleeps immediately; the collections of .NET first ask a hundred times in a loop,
/// which cost more processor time than the message itself.
/// </summary>
internal sealed class MessageQueue
{
    private readonly object _gate = new();
    private readonly Queue<MetaMap> _messages = new();
    private bool _isComplete;

    /// <summary>Whether no more messages are added; some may still wait.</summary>
    public bool IsComplete
    {
        get
        {
            lock (_gate)
            {
                return _isComplete;
            }
        }
    }

    /// <summary>Adds a message. After <see cref="Complete"/> it is dropped.</summary>
    public void Add(MetaMap message)
    {
        lock (_gate)
        {
            if (!_isComplete)
            {
                _messages.Enqueue(message);
                Monitor.PulseAll(_gate);
            }
        }
    }

    /// <summary>Ends the messages.</summary>
    public void Complete()
    {
        lock (_gate)
        {
            _isComplete = true;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>The next message, which is waited for; null when no more are possible.</summary>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    public MetaMap? Take(CancellationToken cancellation)
    {
        using var registration = cancellation.Register(Wake);
        lock (_gate)
        {
            while (_messages.Count == 0 && !_isComplete)
            {
                cancellation.ThrowIfCancellationRequested();
                Monitor.Wait(_gate);
            }

            cancellation.ThrowIfCancellationRequested();
            return _messages.TryDequeue(out var message) ? message : null;
        }
    }

    private void Wake()
    {
        lock (_gate)
        {
            Monitor.PulseAll(_gate);
        }
    }
}
