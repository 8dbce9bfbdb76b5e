namespace CmPowerShell.Engine.History;

/// <summary>
/// Writes lines of logs that wait a moment for others, on one thread for all logs of the process. A timer of .NET would use its thread pool, whose threads
/// take about a millisecond of processor time each time that they have worked.
/// </summary>
internal static class LogFlusher
{
    // All wait for the same time, so the first is due first.
    private static readonly Queue<(RunLog Log, long Due)> Waiting = [];
    private static readonly Lazy<Thread> Worker = new(Start);

    /// <summary>Flushes a log later.</summary>
    /// <param name="log">The log.</param>
    /// <param name="due">When, in milliseconds of <see cref="Environment.TickCount64"/>.</param>
    public static void FlushLater(RunLog log, long due)
    {
        _ = Worker.Value;
        lock (Waiting)
        {
            Waiting.Enqueue((log, due));
            Monitor.Pulse(Waiting);
        }
    }

    private static Thread Start()
    {
        var thread = new Thread(Run) { Name = "log flusher", IsBackground = true };
        thread.Start();
        return thread;
    }

    private static void Run()
    {
        while (true)
        {
            var (log, due) = Next();
            Thread.Sleep((int)Math.Max(0, due - Environment.TickCount64));
            log.FlushPending();
        }
    }

    private static (RunLog Log, long Due) Next()
    {
        lock (Waiting)
        {
            while (Waiting.Count == 0)
            {
                Monitor.Wait(Waiting);
            }

            return Waiting.Dequeue();
        }
    }
}
