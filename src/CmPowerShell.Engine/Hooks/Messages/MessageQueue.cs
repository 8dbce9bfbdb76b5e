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
    /// <param name="limit">The maximum time; <see cref="Timeout.InfiniteTimeSpan"/> for none.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="TimeoutException">The time is over.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    public MetaMap? Take(TimeSpan limit, CancellationToken cancellation)
    {
        var start = Environment.TickCount64;
        using var registration = cancellation.Register(Wake);
        lock (_gate)
        {
            while (_messages.Count == 0 && !_isComplete)
            {
                cancellation.ThrowIfCancellationRequested();
                Wait(limit, start);
            }

            cancellation.ThrowIfCancellationRequested();
            return _messages.TryDequeue(out var message) ? message : null;
        }
    }

    private void Wait(TimeSpan limit, long start)
    {
        if (limit == Timeout.InfiniteTimeSpan)
        {
            Monitor.Wait(_gate);
        }
        else if ((int)limit.TotalMilliseconds - (Environment.TickCount64 - start) is > 0 and var rest)
        {
            Monitor.Wait(_gate, (int)rest);
        }
        else
        {
            throw new TimeoutException();
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
