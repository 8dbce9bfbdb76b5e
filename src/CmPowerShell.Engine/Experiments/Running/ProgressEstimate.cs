using System.Diagnostics;
using System.Globalization;
using CmPowerShell.Engine.Events;

namespace CmPowerShell.Engine.Experiments.Running;

/// <summary>Reports how many measurements are done, and about how much time is left.</summary>
internal sealed class ProgressEstimate(string experiment, int total, Operation operation)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly object _gate = new();
    private TimeSpan _last = -Interval;
    private int _done;

    private string Activity => $"Measuring {experiment}";

    /// <summary>One measurement is done. Calls may come from any thread.</summary>
    /// <param name="point">Its point.</param>
    public void Step(string point)
    {
        lock (_gate)
        {
            _done++;
            Report(point);
        }
    }

    /// <summary>All are done.</summary>
    public void End() => operation.Events.Publish(new ProgressReported(Activity, "Done", 100, IsCompleted: true));

    /// <summary>A duration for a user.</summary>
    public static string Show(TimeSpan time) => time.TotalMinutes < 1 ? string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(time.TotalSeconds)} s")
        : time.TotalHours < 1 ? string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(time.TotalMinutes)} min")
        : string.Create(CultureInfo.InvariantCulture, $"{time.TotalHours:0.0} h");

    private void Report(string point)
    {
        if (_watch.Elapsed - _last < Interval)
        {
            return;
        }

        _last = _watch.Elapsed;
        var all = Math.Max(total, _done);
        var left = _watch.Elapsed / _done * (all - _done);
        operation.Events.Publish(new ProgressReported(Activity, string.Create(CultureInfo.InvariantCulture, $"{_done} of {all} ({point}), about {Show(left)} left"), 100 * _done / all));
    }
}
