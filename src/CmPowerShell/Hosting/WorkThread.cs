using System.Collections.Concurrent;

namespace CmPowerShell.Hosting;

/// <summary>The thread on which the engine works for one cmdlet: started by the first piece of work, kept for the next ones, ended with the cmdlet.</summary>
internal sealed class WorkThread : IDisposable
{
    private readonly BlockingCollection<Action> _work = [];
    private Thread? _thread;
    private int _isBusy;

    /// <summary>Starts a piece of work, and returns immediately. Work that is begun while another piece runs gets a separate thread.</summary>
    /// <param name="work">The work; it throws nothing.</param>
    /// <param name="end">Reports its end. By then the thread is free, so that the receiver can begin the next piece.</param>
    public void Start(Action work, Action end)
    {
        // What the work notes for its flow ends with it.
        var flow = ExecutionContext.Capture();
        var isKept = Interlocked.Exchange(ref _isBusy, 1) == 0;
        void Do()
        {
            if (flow is null)
            {
                work();
            }
            else
            {
                ExecutionContext.Run(flow, static state => ((Action)state!)(), work);
            }

            if (isKept)
            {
                Volatile.Write(ref _isBusy, 0);
            }

            end();
        }

        if (!isKept)
        {
            New(Do).Start();
            return;
        }

        _work.Add(Do);
        if (_thread is null)
        {
            _thread = New(Work);
            _thread.Start();
        }
    }

    /// <summary>Ends the thread after the current work.</summary>
    public void Dispose() => _work.CompleteAdding();

    private static Thread New(Action work) => new(() => work()) { IsBackground = true, Name = "cm work" };

    private void Work()
    {
        foreach (var work in _work.GetConsumingEnumerable())
        {
            work();
        }
    }
}
