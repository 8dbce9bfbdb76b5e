using System.Diagnostics;
using CmPowerShell.Engine.Events;

namespace CmPowerShell.Hosting;

/// <summary>
/// Lets through as much progress as a person can see: a few records a second of each activity, the first and the last always.
/// It also remembers which activities are still open, for whoever has to close them.
/// </summary>
internal sealed class ProgressGate
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);
    private readonly object _lock = new();
    private readonly Dictionary<string, Activity> _open = new(StringComparer.Ordinal);
    private int _lastId;

    /// <summary>The number of the activity when the record is to be shown, or null when it comes too soon after the one before.</summary>
    public int? Admit(ProgressReported progress)
    {
        lock (_lock)
        {
            if (!_open.TryGetValue(progress.Activity, out var activity))
            {
                activity = new Activity(++_lastId);
                _open.Add(progress.Activity, activity);
            }

            if (progress.IsCompleted)
            {
                _open.Remove(progress.Activity);
                return activity.Id;
            }

            return activity.IsDue(Interval) ? activity.Id : null;
        }
    }

    /// <summary>Takes away the activities that nobody has completed.</summary>
    public IReadOnlyList<(int Id, string Name)> TakeOpen()
    {
        lock (_lock)
        {
            var left = _open.Select(pair => (pair.Value.Id, pair.Key)).ToList();
            _open.Clear();
            return left;
        }
    }

    private sealed class Activity(int id)
    {
        private long _shown;

        public int Id => id;

        public bool IsDue(TimeSpan interval)
        {
            if (_shown != 0 && Stopwatch.GetElapsedTime(_shown) < interval)
            {
                return false;
            }

            _shown = Stopwatch.GetTimestamp();
            return true;
        }
    }
}
