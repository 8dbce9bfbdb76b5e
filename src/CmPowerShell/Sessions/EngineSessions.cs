using System.Collections.Concurrent;
using System.Management.Automation.Runspaces;
using CmPowerShell.Engine;
using CmPowerShell.Hooks;

namespace CmPowerShell.Sessions;

/// <summary>
/// Keeps one engine for each runspace and home alive between commands, with its index and its Python process,
/// until the runspace closes or drops the module.
/// </summary>
internal static class EngineSessions
{
    private static readonly ConcurrentDictionary<(Guid Runspace, string Home), Lazy<CmEngine>> Sessions = new();
    private static readonly ConcurrentDictionary<Guid, CmEngineOptions> Configured = new();

    /// <summary>Opens engines of a runspace with these options, instead of those of its environment; for programs that host the module.</summary>
    public static void Configure(Runspace runspace, CmEngineOptions options) => Configured[runspace.InstanceId] = options;

    /// <summary>The engine of the runspace on whose pipeline thread this is called, for the home in its current environment; in a hook that of the run.</summary>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException">The home cannot be opened.</exception>
    public static CmEngine OfCurrentRunspace() => RunningHooks.OfCurrentRunspace()?.Engine ?? OfPerson();

    private static CmEngine OfPerson()
    {
        var runspace = Runspace.DefaultRunspace;
        var id = runspace?.InstanceId ?? Guid.Empty;
        var options = Configured.TryGetValue(id, out var configured) ? configured : new CmEngineOptions();
        var key = (id, options.HomePath);
        var session = Sessions.GetOrAdd(key, _ => new Lazy<CmEngine>(() => Open(options, runspace)));
        try
        {
            return session.Value;
        }
        catch
        {
            // A home that could not be opened may be mended before the next command.
            Sessions.TryRemove(new(key, session));
            throw;
        }
    }

    /// <summary>Ends the engines of the runspace that calls.</summary>
    public static void CloseCurrentRunspace() => Close(Runspace.DefaultRunspace?.InstanceId ?? Guid.Empty);

    private static CmEngine Open(CmEngineOptions options, Runspace? runspace)
    {
        var engine = PowerShellHookRunner.OpenEngine(options);
        if (runspace is not null)
        {
            runspace.StateChanged += OnStateChanged;
        }

        return engine;
    }

    private static void OnStateChanged(object? sender, RunspaceStateEventArgs change)
    {
        if (sender is Runspace runspace && change.RunspaceStateInfo.State is RunspaceState.Closed or RunspaceState.Broken)
        {
            runspace.StateChanged -= OnStateChanged;
            Close(runspace.InstanceId);
            Configured.TryRemove(runspace.InstanceId, out _);
        }
    }

    private static void Close(Guid runspace)
    {
        foreach (var session in Sessions.Where(pair => pair.Key.Runspace == runspace))
        {
            if (Sessions.TryRemove(session) && session.Value.IsValueCreated)
            {
                session.Value.Value.Dispose();
            }
        }
    }
}
