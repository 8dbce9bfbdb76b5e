using System.Diagnostics;
using CmPowerShell.Engine.Events;

namespace CmPowerShell.Engine.Repositories.Sources;

/// <summary>Reports the progress of one activity, at most about ten times a second, and its end.</summary>
internal sealed class ProgressReporter(IEventSink events, string activity) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private readonly Stopwatch _sinceLast = new();
    private bool _isOver;

    /// <summary>Reports the current step.</summary>
    /// <param name="status">The step.</param>
    /// <param name="percent">0 to 100, or -1 when unknown.</param>
    public void Report(string status, int percent = -1)
    {
        // Work that was left to itself after a cancellation may still call.
        if (_isOver || (_sinceLast.IsRunning && _sinceLast.Elapsed < Pause))
        {
            return;
        }

        _sinceLast.Restart();
        events.Publish(new ProgressReported(activity, status, Math.Min(percent, 100)));
    }

    /// <summary>Reports the number of files copied so far.</summary>
    public void ReportCopied(int files) => Report($"Copied {files} files");

    /// <summary>Reports that the activity has ended, with any outcome.</summary>
    public void Dispose()
    {
        _isOver = true;
        events.Publish(new ProgressReported(activity, "Done", 100, IsCompleted: true));
    }
}
