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
    private static readonly ConcurrentDictionary<Guid, string> Homes = new();

    /// <summary>Opens engines of a runspace with these options, instead of those of its environment; for programs that host the module.</summary>
    public static void Configure(Runspace runspace, CmEngineOptions options) => Configured[runspace.InstanceId] = options;

    /// <summary>Opens engines of a runspace that another one has started as those of the other one.</summary>
    /// <param name="runspace">The new runspace.</param>
    /// <param name="parent">The one that has started it.</param>
    public static void Adopt(Runspace runspace, Guid parent)
    {
        if (Configured.TryGetValue(parent, out var options))
        {
            Configured[runspace.InstanceId] = options;
        }

        if (Homes.TryGetValue(parent, out var home))
        {
            Homes[runspace.InstanceId] = home;
        }
    }

    /// <summary>The engine of the runspace on whose pipeline thread this is called: for a given home, else for the one that its environment names; in a hook that of the run.</summary>
    /// <param name="home">Full path of the home; null where the environment defines it.</param>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException">The home cannot be opened.</exception>
    public static CmEngine OfCurrentRunspace(string? home = null)
    {
        var hook = RunningHooks.OfCurrentRunspace()?.Engine;
        return hook is not null && (home is null || Path.TrimEndingDirectorySeparator(home) == hook.Home.Path) ? hook : OfPerson(home);
    }

    private static CmEngine OfPerson(string? home)
    {
        var runspace = Runspace.DefaultRunspace;
        var id = runspace?.InstanceId ?? Guid.Empty;
        var isConfigured = Configured.TryGetValue(id, out var configured);
        var options = configured ?? new CmEngineOptions();
        var path = home ?? (isConfigured ? options.HomePath : BindHome(id, options.HomePath));
        options = options with { HomePath = path };
        var key = (id, path);
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

    /// <summary>The home of a runspace. A variable of the environment belongs to the process: while several runspaces work, each keeps what it has read first, so that what another one sets for itself leads it nowhere else.</summary>
    /// <param name="runspace">The runspace.</param>
    /// <param name="home">The current value of the environment.</param>
    internal static string BindHome(Guid runspace, string home)
    {
        if (runspace == Guid.Empty)
        {
            return home;
        }

        if (Homes.Keys.All(known => known == runspace))
        {
            Homes[runspace] = home;
        }

        return Homes.GetOrAdd(runspace, home);
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
        Homes.TryRemove(runspace, out _);
        foreach (var session in Sessions.Where(pair => pair.Key.Runspace == runspace))
        {
            if (Sessions.TryRemove(session) && session.Value.IsValueCreated)
            {
                session.Value.Value.Dispose();
            }
        }
    }
}
