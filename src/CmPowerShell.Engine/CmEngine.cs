using System.Collections.Concurrent;
using System.Globalization;
using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Cache;
using CmPowerShell.Engine.Cache.Maintenance;
using CmPowerShell.Engine.Cache.Records;
using CmPowerShell.Engine.Execution;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Execution.Planning;
using CmPowerShell.Engine.Experiments.Executors;
using CmPowerShell.Engine.Experiments.Running;
using CmPowerShell.Engine.Experiments.Sharing;
using CmPowerShell.Engine.Experiments.Storage;
using CmPowerShell.Engine.Experiments.Tasks;
using CmPowerShell.Engine.History;
using CmPowerShell.Engine.Hooks;
using CmPowerShell.Engine.Hooks.Automations;
using CmPowerShell.Engine.Hooks.Python;
using CmPowerShell.Engine.Index;
using CmPowerShell.Engine.Lockfiles;
using CmPowerShell.Engine.Platform;
using CmPowerShell.Engine.Platform.Shells;
using CmPowerShell.Engine.Reports.Comparison;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Engine.Repositories.Commits;
using CmPowerShell.Engine.Repositories.Installation;
using CmPowerShell.Engine.Repositories.Registry;
using CmPowerShell.Engine.Scripts;
using CmPowerShell.Engine.Settings;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine;

/// <summary>
/// One opened home with its services. Each part is created on first use, so that a command for repositories
/// reads no index and a run without hooks starts no Python.
/// </summary>
public sealed class CmEngine : IDisposable
{
    private readonly Lazy<RepositoryRegistry> _repositories;
    private readonly Lazy<RepositoryInstaller> _installer;
    private readonly Lazy<ArtifactIndex> _index;
    private readonly Lazy<ArtifactStore> _artifacts;
    private readonly Lazy<CacheStore> _cache;
    private readonly Lazy<HookSession> _hooks;
    private readonly Lazy<ScriptRunner> _runner;
    private readonly Lazy<IActionAccess> _actions;
    private readonly RepositoryStateMemory _states = new();
    private readonly CmEngineOptions _options;
    private readonly ConcurrentDictionary<string, Lazy<CmEngine>> _locked = new(StringComparer.Ordinal);

    private CmEngine(CmEngineOptions options)
    {
        _options = options;
        Home = new CmHome(options.HomePath, options.HomeLayout);
        Configuration = CmConfiguration.Open(options.HomePath, options.ConfigurationFile);
        Runs = new RunStore(Path.Combine(Home.OwnPath, "runs"), () => Count(SettingTable.KeepRuns), () => Count(SettingTable.KeepRunsDays));
        _repositories = new(() => new RepositoryRegistry(Home, ModuleFiles.Repository(options.ModulePath)) { Owner = Owner, Taken = options.Taken });
        Network = new NetworkRule(() => options.IsOffline || Configuration.Get(SettingTable.Offline).Value.IsTrue());
        _installer = new(() => new RepositoryInstaller(Repositories, new RepositoryInstallerOptions { Environment = Configuration.Variable, Network = Network })
        {
            WhenAdded = (repository, operation) =>
            {
                AddedNames.Warn(Index, repository, operation);
                RequiredVersion.WarnOf(Index, repository, operation);
            },
        });
        CacheStores = new CacheStores(Home, () => Repositories.Local, () => CacheLocation.Find(Repositories, Configuration.Get(SettingTable.CacheLocation)));
        _index = new(() => new ArtifactIndex(Repositories, IndexFile(options)) { MayLinkOutside = CacheStores.Hold });
        _artifacts = new(() => new ArtifactStore(Index, Home));
        _cache = new(() => new CacheStore(Repositories, Index, Artifacts)
        {
            Location = () => CacheLocation.Find(Repositories, Configuration.Get(SettingTable.CacheLocation)),
            Stores = CacheStores,
            Folders = new PlacementRules(() => Configuration.Get(SettingTable.CacheFolders)),
        });
        _hooks = new(() => new HookSession(EngineRunServices.HooksOf(this, options)));
        _actions = new(() => options.Actions is { } create ? create(this) : new NoActions());
        _runner = new(() => new ScriptRunner(new EngineRunServices(this, options, _hooks.Value, _states).Create()));
    }

    /// <summary>The home.</summary>
    public CmHome Home { get; }

    /// <summary>The settings.</summary>
    public CmConfiguration Configuration { get; }

    /// <summary>The registered repositories.</summary>
    public RepositoryRegistry Repositories => _repositories.Value;

    /// <summary>Installs, updates and removes repositories.</summary>
    public RepositoryInstaller Installer => _installer.Value;

    /// <summary>The repositories whose cache entries are results of this home.</summary>
    public CacheStores CacheStores { get; }

    /// <summary>Finds artifacts.</summary>
    public ArtifactIndex Index => _index.Value;

    /// <summary>Makes and changes artifacts.</summary>
    public ArtifactStore Artifacts => _artifacts.Value;

    /// <summary>Finds scripts.</summary>
    public ScriptCatalog Scripts => new(Index);

    /// <summary>Which script counts of several that answer to the same uid, alias or tags, as the repositories and settings are now.</summary>
    public ScriptPrecedence FindPrecedence() => new(Scripts, Order);

    /// <summary>Keeps results.</summary>
    public CacheStore Cache => _cache.Value;

    /// <summary>The recorded runs of the home.</summary>
    public RunStore Runs { get; }

    /// <summary>Whether the network may be used.</summary>
    internal NetworkRule Network { get; }

    /// <summary>Whether the network is not used, because of an option or the setting <c>Offline</c>.</summary>
    public bool IsOffline => Network.IsOffline;

    /// <summary>An engine of the same home that does not use the network. It shares the cache and all locks, and lives as long as this one.</summary>
    public CmEngine WithoutNetwork() => _options.IsOffline ? this : Reopen("offline", _options with { IsOffline = true });

    /// <summary>This engine with a shell for the scripts for Linux on Windows.</summary>
    /// <param name="name"><c>bash</c> (of Git or MSYS2), <c>wsl</c> or <c>none</c>. Elsewhere <c>bash</c> and <c>none</c> change nothing.</param>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException">Id <c>ShellNotForPlatform</c>: the machine cannot have it.</exception>
    public CmEngine WithWindowsShell(string name)
    {
        ShellSelection.Require(name, HostInfo.Current);
        return !HostInfo.Current.IsWindows || _options.WindowsShell == name ? this : Reopen("shell " + name, _options with { WindowsShell = name });
    }

    /// <summary>Runs scripts.</summary>
    public ScriptRunner Runner => _runner.Value;

    /// <summary>The actions that hooks can call.</summary>
    public IActionAccess Actions => _actions.Value;

    /// <summary>Finds the Python module of an automation that a repository declares. Runs nothing.</summary>
    /// <returns>The module, or null when the automation has none.</returns>
    public AutomationModule? FindModule(Artifact automation) => AutomationModule.Find(automation, _hooks.Value);

    /// <summary>Compares two recorded runs: the most likely causes of another result first.</summary>
    /// <param name="reference">The first run.</param>
    /// <param name="difference">The second run.</param>
    public IReadOnlyList<RunDifference> CompareRuns(RunRecord reference, RunRecord difference) =>
        new RunComparison(uid => ((ICacheStore)Cache).FindByUid(uid)?.TryReadRecord()).Compare(reference, difference);

    /// <summary>Makes lock files and compares them with this home.</summary>
    public LockWork Locks => new(new ScriptPlanner(Runner), Repositories, Scripts, CacheStores, Snapshot, _states);

    /// <summary>Reads which cache entries there are now.</summary>
    internal CacheSnapshot Snapshot() => new(Index, Repositories.Local, Home, CacheStores);

    /// <summary>The experiments of the home.</summary>
    public ExperimentStore Experiments => new(Index, Artifacts, Repositories);

    /// <summary>Runs experiments.</summary>
    public ExperimentRunner ExperimentRunner => new(Runner, Experiments, new ExecutorFactory(Home.Path));

    /// <summary>Merges results of other machines.</summary>
    public ExperimentImporter ExperimentImporter => new(Experiments);

    /// <summary>Copies experiments into git repositories.</summary>
    public ExperimentPublisher ExperimentPublisher => new(Experiments, Home.Path);

    /// <summary>Does tasks of other processes.</summary>
    public TaskRunner Tasks => new(Runner);

    /// <summary>Runs scripts as jobs of a cluster, and on other hosts.</summary>
    public RemoteRunner RemoteRunner => new(Runner, Index, Home);

    /// <summary>Opens a home. Nothing is created before it is needed.</summary>
    public static CmEngine Open(CmEngineOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new CmEngine(options);
    }

    /// <summary>An engine of the same home that reads some repositories from folders with their commits. It shares the cache and all locks, and lives as long as this one.</summary>
    /// <param name="taken">The repositories; this engine itself if there are none.</param>
    internal CmEngine With(IReadOnlyList<TakenRepository> taken)
    {
        if (taken.Count == 0)
        {
            return this;
        }

        var options = _options with { Taken = taken };
        return Reopen(TakenKey(options), options);
    }

    private CmEngine Reopen(string key, CmEngineOptions options)
    {
        var engine = _locked.GetOrAdd(key, _ => new(() => (_options.Reopen ?? Open)(options))).Value;
        engine.Refresh();
        return engine;
    }

    /// <summary>Looks again at what may have changed on the disk since the last command.</summary>
    public void Refresh()
    {
        if (_index.IsValueCreated)
        {
            // With the repositories.
            Index.Refresh();
        }
        else if (_repositories.IsValueCreated)
        {
            Repositories.Refresh();
        }
    }

    /// <summary>Ends the Python process, if one was started, and the notifications of the system.</summary>
    public void Dispose()
    {
        foreach (var locked in _locked.Values.Where(locked => locked.IsValueCreated))
        {
            locked.Value.Dispose();
        }

        _states.Dispose();
        if (_index.IsValueCreated)
        {
            _index.Value.Dispose();
        }

        if (_hooks.IsValueCreated)
        {
            _hooks.Value.Dispose();
        }
    }

    internal RepositoryOrder Order => new(() => Configuration.Get(SettingTable.RepositoryOrder).Text);

    internal FileOwner Owner => new(() => Configuration.Get(SettingTable.SafeDirectories) is { Source: not SettingSource.Default } named ? named.Text : "");

    // An index of other folders is another one, so that none replaces the other.
    private string IndexFile(CmEngineOptions options) =>
        options.Taken.Count == 0 ? Path.Combine(Home.OwnPath, "index") : Path.Combine(Home.OwnPath, "commits", $"index-{TakenKey(options)}");

    private static string TakenKey(CmEngineOptions options) =>
        Digests.OfText(string.Concat(options.Taken.OrderBy(taken => taken.Path, StringComparer.Ordinal).Select(taken => $"{taken.Path}\n{taken.Folder}\n")))[..16];

    private int Count(Setting setting) => int.Parse(Configuration.Get(setting).Text, CultureInfo.InvariantCulture);
}
