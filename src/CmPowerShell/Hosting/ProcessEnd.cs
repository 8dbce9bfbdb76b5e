using System.Diagnostics;
using System.Runtime.InteropServices;

namespace CmPowerShell.Hosting;

/// <summary>
/// Cancels the work of all cmdlets when this process is asked to end (SIGTERM, SIGHUP), and waits until scripts have ended with all that they started, and until the
/// cmdlets in <c>finally</c> blocks, such as those that write a summary, are done. PowerShell itself then ends immediately.
/// </summary>
internal static class ProcessEnd
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    // A script needs that long between two cmdlets at most, or it has none left.
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(500);
    private static readonly HashSet<Work> Running = [];
    private static readonly Lazy<IReadOnlyList<PosixSignalRegistration>> Signals = new(() =>
    [
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => CancelAll()),
        PosixSignalRegistration.Create(PosixSignal.SIGHUP, _ => CancelAll()),
    ]);

    /// <summary>Begins work; it is over when the result is disposed.</summary>
    /// <param name="cancel">Cancels the work.</param>
    public static IDisposable Begin(Action cancel)
    {
        _ = Signals.Value;
        var work = new Work(cancel);
        lock (Running)
        {
            Running.Add(work);
        }

        return work;
    }

    private static void CancelAll()
    {
        var all = AllRunning();
        all.ForEach(work => work.Cancel());
        _ = Task.WaitAll([.. all.Select(work => work.Ended)], Grace);
        if (all.Count > 0)
        {
            WaitForLast();
        }
    }

    private static List<Work> AllRunning()
    {
        lock (Running)
        {
            return [.. Running];
        }
    }

    private static void WaitForLast()
    {
        var (whole, quiet) = (Stopwatch.StartNew(), Stopwatch.StartNew());
        while (whole.Elapsed < Grace && quiet.Elapsed < Quiet)
        {
            if (AllRunning().Count > 0)
            {
                quiet.Restart();
            }

            Thread.Sleep(Pause);
        }
    }

    private sealed class Work(Action cancel) : IDisposable
    {
        private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Ended => _ended.Task;

        public void Cancel() => cancel();

        public void Dispose()
        {
            lock (Running)
            {
                Running.Remove(this);
            }

            _ended.TrySetResult();
        }
    }
}
