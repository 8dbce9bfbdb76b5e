using CmPowerShell.Engine.Events;

namespace CmPowerShell.Hosting.Progress;

/// <summary>
/// The activities of a command: those that the engine reports, and one for each script that runs, below the script that it belongs to. It lets through as much
/// as a user can see; held-back updates are shown by the next <see cref="Refresh"/>.
/// </summary>
/// <param name="show">Shows a record; called from any thread.</param>
/// <param name="clock">The clock.</param>
internal sealed class ProgressBoard(Action<ProgressUpdate> show, TimeProvider clock)
{
    private readonly object _lock = new();
    private readonly Dictionary<string, ProgressActivity> _reported = new(StringComparer.Ordinal);
    private readonly List<ProgressActivity> _scripts = [];
    private int _lastId;

    /// <summary>Follows an event.</summary>
    public void Follow(EngineEvent engineEvent)
    {
        lock (_lock)
        {
            switch (engineEvent)
            {
                case ProgressReported progress:
                    Report(progress);
                    break;
                case ScriptFound found:
                    Begin(found);
                    break;
                case CacheConsulted { IsHit: true } hit:
                    Step(hit.Depth, "takes its result from the cache");
                    break;
                case HookCalled hook:
                    Step(hook.Depth, $"{hook.Function} of {Path.GetFileName(hook.File)}");
                    break;
                case NativeScriptStarting native:
                    Step(native.Depth, Path.GetFileName(native.File));
                    break;
                case ScriptFinished finished:
                    End(finished.Depth);
                    break;
            }
        }
    }

    /// <summary>Shows held-back updates, and the elapsed time of the scripts that run.</summary>
    public void Refresh()
    {
        lock (_lock)
        {
            Open().Select(activity => activity.Refresh()).ToList().ForEach(Show);
        }
    }

    /// <summary>Ends the open activities.</summary>
    /// <returns>The last records, the innermost first.</returns>
    public IReadOnlyList<ProgressUpdate> Close()
    {
        lock (_lock)
        {
            var last = Open().Reverse().Select(activity => activity.End()).ToList();
            _reported.Clear();
            _scripts.Clear();
            return last;
        }
    }

    private IEnumerable<ProgressActivity> Open() => [.. _scripts, .. _reported.Values];

    private int InnermostScript => _scripts.Count > 0 ? _scripts[^1].Id : -1;

    private void Report(ProgressReported progress)
    {
        if (!_reported.TryGetValue(progress.Activity, out var activity))
        {
            activity = new ProgressActivity(++_lastId, InnermostScript, progress.Activity, clock);
            _reported.Add(progress.Activity, activity);
        }

        if (progress.IsCompleted)
        {
            _reported.Remove(progress.Activity);
            Show(activity.End());
        }
        else
        {
            Show(activity.Step(progress.Status, progress.Percent));
        }
    }

    private void Begin(ScriptFound found)
    {
        End(found.Depth);
        var script = new ProgressActivity(++_lastId, InnermostScript, found.Depth == 0 ? $"Running {found.Script}" : found.Script, clock) { ShowsElapsed = true };
        _scripts.Add(script);
        Show(script.Step("resolves its dependencies", -1));
    }

    private void Step(int depth, string step)
    {
        if (depth < _scripts.Count)
        {
            Show(_scripts[depth].Step(step, -1));
        }
    }

    // A failed script reports no end; the next one of its depth, or of one above, does.
    private void End(int depth)
    {
        while (_scripts.Count > depth)
        {
            var ended = _scripts[^1];
            _scripts.RemoveAt(_scripts.Count - 1);
            Show(ended.End());
        }

        if (depth > 0)
        {
            Step(depth - 1, "continues");
        }
    }

    private void Show(ProgressUpdate? update)
    {
        if (update is not null)
        {
            show(update);
        }
    }
}
