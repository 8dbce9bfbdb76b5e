namespace CmPowerShell.Hosting;

/// <summary>
/// A thread on which the engine works for a cmdlet. After its work it is kept for the next piece, of any cmdlet: starting a thread takes longer than a short command.
/// </summary>
internal sealed class WorkThread
{
    private static readonly TimeSpan LongestIdle = TimeSpan.FromSeconds(30);
    private static readonly List<WorkThread> Idle = [];
    private readonly object _gate = new();
    private Action? _work;

    private WorkThread()
    {
    }

    /// <summary>Starts a piece of work, and returns immediately.</summary>
    /// <param name="work">The work; it throws nothing.</param>
    /// <param name="end">Reports its end. By then the thread is free, so that the receiver can begin the next piece on it.</param>
    public static void Start(Action work, Action end)
    {
        // What the work notes for its flow ends with it.
        var flow = ExecutionContext.Capture();
        var thread = TakeIdle() ?? StartNew();
        thread.Give(() =>
        {
            if (flow is null)
            {
                work();
            }
            else
            {
                ExecutionContext.Run(flow, static state => ((Action)state!)(), work);
            }

            lock (Idle)
            {
                Idle.Add(thread);
            }

            end();
        });
    }

    private static WorkThread? TakeIdle()
    {
        lock (Idle)
        {
            if (Idle.Count == 0)
            {
                return null;
            }

            var last = Idle[^1];
            Idle.RemoveAt(Idle.Count - 1);
            return last;
        }
    }

    private static WorkThread StartNew()
    {
        var thread = new WorkThread();
        new Thread(thread.Run) { IsBackground = true, Name = "cm work" }.Start();
        return thread;
    }

    private void Give(Action work)
    {
        lock (_gate)
        {
            _work = work;
            Monitor.Pulse(_gate);
        }
    }

    private void Run()
    {
        while (Take() is { } work)
        {
            work();
        }
    }

    // The next piece of work; null when the thread was idle for so long that it ends.
    private Action? Take()
    {
        lock (_gate)
        {
            while (_work is null)
            {
                if (!Monitor.Wait(_gate, LongestIdle) && IsUnused())
                {
                    return null;
                }
            }

            var work = _work;
            _work = null;
            return work;
        }
    }

    private bool IsUnused()
    {
        lock (Idle)
        {
            return Idle.Remove(this);
        }
    }
}
