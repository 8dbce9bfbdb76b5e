using System.Globalization;
using CmPowerShell.Engine.Events;

namespace CmPowerShell.Hosting.Progress;

/// <summary>An activity in progress, with its current step.</summary>
internal sealed class ProgressActivity(int id, int parentId, string name, TimeProvider clock)
{
    /// <summary>The least time between two records that are shown.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan ElapsedInterval = TimeSpan.FromSeconds(1);
    private readonly long _started = clock.GetTimestamp();
    private string _step = "";
    private int _percent = -1;
    private long? _shown;
    private bool _isHeldBack;

    /// <summary>The number of the activity.</summary>
    public int Id => id;

    /// <summary>Whether its elapsed time is shown, as that of a script.</summary>
    public bool ShowsElapsed { get; init; }

    /// <summary>Takes a new step.</summary>
    /// <returns>The record to show; null when it follows the previous one too soon and is held back.</returns>
    public ProgressUpdate? Step(string step, int percent)
    {
        (_step, _percent) = (step, percent);
        _isHeldBack = _shown is { } last && clock.GetElapsedTime(last) < Interval;
        return _isHeldBack ? null : Show();
    }

    /// <summary>The record that was held back, or the same step with its new elapsed time; null when nothing has changed.</summary>
    public ProgressUpdate? Refresh() =>
        _shown is { } last && (_isHeldBack ? clock.GetElapsedTime(last) >= Interval : ShowsElapsed && clock.GetElapsedTime(last) >= ElapsedInterval) ? Show() : null;

    /// <summary>The last record.</summary>
    public ProgressUpdate End() => new(new ProgressReported(name, "Done", 100, IsCompleted: true), id, parentId);

    private ProgressUpdate Show()
    {
        (_shown, _isHeldBack) = (clock.GetTimestamp(), false);
        var elapsed = clock.GetElapsedTime(_started);
        var status = ShowsElapsed && elapsed >= ElapsedInterval ? string.Create(CultureInfo.InvariantCulture, $"{_step} ({(int)elapsed.TotalMinutes}:{elapsed.Seconds:00})") : _step;
        return new(new ProgressReported(name, status, _percent), id, parentId);
    }
}
