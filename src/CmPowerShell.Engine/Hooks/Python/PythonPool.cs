namespace CmPowerShell.Engine.Hooks.Python;

/// <summary>The processes of a session: those that wait and those that runs have rented.</summary>
internal sealed class PythonPool(PythonStarter starter) : IDisposable
{
    private readonly object _gate = new();
    private readonly HashSet<PythonProcess> _all = [];
    private readonly Stack<PythonProcess> _idle = new();
    private bool _disposed;

    /// <summary>A process that waits, or a new one.</summary>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException"><c>PythonNotFound</c>.</exception>
    public PythonProcess Rent(PythonFile source, CancellationToken cancellation)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            _all.RemoveWhere(process => !process.IsAlive);
            while (_idle.TryPop(out var idle))
            {
                if (idle.IsAlive)
                {
                    return idle;
                }
            }
        }

        return Keep(starter.Start(source, cancellation));
    }

    /// <summary>Ends the run of a process, which then waits for the next one.</summary>
    public void GiveBack(PythonProcess process)
    {
        process.EndRun();
        lock (_gate)
        {
            if (!_disposed && process.IsAlive)
            {
                _idle.Push(process);
            }
        }
    }

    /// <summary>Ends all processes: idle ones end by themselves, those in which a hook still runs with all their child processes.</summary>
    public void Dispose()
    {
        List<PythonProcess> idle;
        List<PythonProcess> busy;
        lock (_gate)
        {
            _disposed = true;
            idle = [.. _idle];
            busy = [.. _all.Except(idle)];
            _all.Clear();
            _idle.Clear();
        }

        idle.ForEach(process => process.Leave());
        busy.ForEach(process => process.Dispose());
        idle.ForEach(process => process.AwaitEnd());
    }

    private PythonProcess Keep(PythonProcess started)
    {
        lock (_gate)
        {
            if (!_disposed)
            {
                _all.Add(started);
                return started;
            }
        }

        started.Dispose();
        throw new ObjectDisposedException(nameof(HookSession));
    }
}
