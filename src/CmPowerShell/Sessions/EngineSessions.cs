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
    // By the text of the runspace's id: a table by structures would be compiled in each session, while the first command waits.
    private static readonly ConcurrentDictionary<string, RunspaceSession> Sessions = new(StringComparer.Ordinal);

    /// <summary>Opens engines of a runspace with these options, instead of those of its environment; for programs that host the module.</summary>
    public static void Configure(Runspace runspace, CmEngineOptions options) => Of(runspace.InstanceId).Options = options;

    /// <summary>Opens engines of a runspace that another one has started as those of the other one.</summary>
    /// <param name="runspace">The new runspace.</param>
    /// <param name="parent">The one that has started it.</param>
    public static void Adopt(Runspace runspace, Guid parent)
    {
        if (Sessions.TryGetValue(Key(parent), out var known))
        {
            var session = Of(runspace.InstanceId);
            (session.Options, session.Home) = (known.Options ?? session.Options, known.Home ?? session.Home);
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
        var session = Of(id);
        var options = session.Options ?? new CmEngineOptions();
        var path = home ?? (session.Options is null ? BindHome(id, options.HomePath) : options.HomePath);
        options = options with { HomePath = path };
        var engine = session.Engines.GetOrAdd(path, _ => new Lazy<CmEngine>(() => Open(options, runspace)));
        try
        {
            return engine.Value;
        }
        catch
        {
            // A home that could not be opened may be mended before the next command.
            session.Engines.TryRemove(new(path, engine));
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

        var own = Of(runspace);
        if (Sessions.Values.All(session => session == own || session.Home is null))
        {
            own.Home = home;
        }

        return own.Home ??= home;
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
            Sessions.TryRemove(Key(runspace.InstanceId), out _);
        }
    }

    private static void Close(Guid runspace)
    {
        if (!Sessions.TryGetValue(Key(runspace), out var session))
        {
            return;
        }

        session.Home = null;
        foreach (var engine in session.Engines)
        {
            if (session.Engines.TryRemove(engine) && engine.Value.IsValueCreated)
            {
                engine.Value.Value.Dispose();
            }
        }
    }

    private static RunspaceSession Of(Guid runspace) => Sessions.GetOrAdd(Key(runspace), static _ => new RunspaceSession());

    private static string Key(Guid runspace) => runspace.ToString("N");

    /// <summary>What one runspace works with.</summary>
    private sealed class RunspaceSession
    {
        /// <summary>The options that its host has given; null for those of the environment.</summary>
        public CmEngineOptions? Options { get; set; }

        /// <summary>The home that it has read from its environment; null before its first command.</summary>
        public string? Home { get; set; }

        /// <summary>Its engines by the full paths of their homes.</summary>
        public ConcurrentDictionary<string, Lazy<CmEngine>> Engines { get; } = new(StringComparer.Ordinal);
    }
}
