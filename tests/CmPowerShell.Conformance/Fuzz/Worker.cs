using System.Diagnostics;

namespace CmPowerShell.Conformance.Fuzz;

/// <summary>A thread that tries inputs, and since when it is at which.</summary>
internal sealed class Worker
{
    private Thread? _thread;
    private long _number;
    private long _since;

    /// <summary>The number of its input.</summary>
    internal long Number => Interlocked.Read(ref _number);

    /// <summary>How long it is at it.</summary>
    internal long Milliseconds => (long)Stopwatch.GetElapsedTime(Interlocked.Read(ref _since)).TotalMilliseconds;

    /// <summary>Whether it is still at work.</summary>
    internal bool IsBusy => _thread is { IsAlive: true };

    internal void Start(Action work)
    {
        Begin(0);
        _thread = new Thread(() => work()) { IsBackground = true };
        _thread.Start();
    }

    internal void Begin(long number)
    {
        Interlocked.Exchange(ref _number, number);
        Interlocked.Exchange(ref _since, Stopwatch.GetTimestamp());
    }

    internal void Join() => _thread!.Join();
}
