using CmPowerShell.Engine.Events;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Hooks.Python;

/// <summary>
/// Owns the Python process in which hooks run; one for each engine. It is started by the first hook and lives until the session ends.
/// Runs that overlap get a process each.
/// </summary>
/// <remarks>Safe for calls from several threads. Hooks that hooks cause, through <see cref="IEngineAccess"/>, run in the process of the hook that asked.</remarks>
public sealed class HookSession : IDisposable
{
    private readonly PythonPool _pool;
    private readonly AsyncLocal<RunScope?> _run = new();
    private readonly AsyncLocal<PythonProcess?> _inside = new();

    /// <summary>Makes a session; nothing is started.</summary>
    /// <param name="settings">How hooks are run; null for what fits most.</param>
    public HookSession(HookSettings? settings = null) => _pool = new PythonPool(new PythonStarter(settings ?? new HookSettings()));

    /// <summary>
    /// Begins a request of the user as one run. In the Python tools one process serves one run, so what hooks change for later hooks, in
    /// <c>os.environ</c>, <c>sys.path</c> and loaded modules, lives until the returned object is disposed; without it, until the end of each call.
    /// A run within a run belongs to it.
    /// </summary>
    public IDisposable BeginRun()
    {
        if (_run.Value is { IsOver: false } || _inside.Value is not null)
        {
            return new InnerRun();
        }

        var run = new RunScope(this);
        _run.Value = run;
        return run;
    }

    /// <summary>Ends all processes.</summary>
    public void Dispose() => _pool.Dispose();

    /// <summary>Does something with the process that is this flow's.</summary>
    internal MetaMap With(PythonFile source, Operation operation, Func<PythonProcess, MetaMap> action)
    {
        if (_inside.Value is { } outer)
        {
            return action(outer);
        }

        var run = _run.Value is { IsOver: false } open ? open : null;
        using var own = run is null ? new RunScope(this) : null;
        var process = (own ?? run!).Process(source, operation.Cancellation);
        process.EnterCall(operation.Cancellation);
        _inside.Value = process;
        try
        {
            return action(process);
        }
        finally
        {
            _inside.Value = null;
            process.ExitCall();
        }
    }

    /// <summary>One run and its process, which it rents when the first hook comes.</summary>
    private sealed class RunScope(HookSession session) : IDisposable
    {
        private readonly object _renting = new();
        private PythonProcess? _process;

        // Asynchronous work that outlives a run starts a new run.
        public bool IsOver { get; private set; }

        public PythonProcess Process(PythonFile source, CancellationToken cancellation)
        {
            lock (_renting)
            {
                return _process = _process is { IsAlive: true } known ? known : session._pool.Rent(source, cancellation);
            }
        }

        public void Dispose()
        {
            if (ReferenceEquals(session._run.Value, this))
            {
                session._run.Value = null;
            }

            lock (_renting)
            {
                IsOver = true;
                if (_process is not null)
                {
                    session._pool.GiveBack(_process);
                    _process = null;
                }
            }
        }
    }

    private sealed class InnerRun : IDisposable
    {
        public void Dispose()
        {
        }
    }
}
