using CmPowerShell.Engine.Events;

namespace CmPowerShell.Engine.Hooks.Python;

/// <summary>The receivers of the output of a process: the innermost call. Output between calls, from threads that hooks left behind, is kept for the next one.</summary>
internal sealed class OutputListeners
{
    private const int MostKept = 10_000;
    private readonly Stack<(IEventSink Events, int Depth)> _listeners = new();
    private readonly Queue<string> _unheard = new();

    /// <summary>Sets the receiver of the output from now on.</summary>
    public void Push(IEventSink events, int depth)
    {
        _listeners.Push((events, depth));
        while (_unheard.TryDequeue(out var text))
        {
            Report(text);
        }
    }

    /// <summary>Ends what <see cref="Push"/> began.</summary>
    public void Pop() => _listeners.Pop();

    /// <summary>Reports a line without its line break.</summary>
    public void Report(string line)
    {
        if (_listeners.TryPeek(out var listener))
        {
            listener.Events.Publish(new OutputReceived(WhatRemains(line), IsError: false) { Depth = listener.Depth });
        }
        else if (_unheard.Count < MostKept)
        {
            _unheard.Enqueue(line);
        }
    }

    /// <summary>Gets the visible part of a line in which carriage returns start over, as progress bars do.</summary>
    private static string WhatRemains(string line)
    {
        var text = line.TrimEnd('\r');
        return text[(text.LastIndexOf('\r') + 1)..];
    }
}
