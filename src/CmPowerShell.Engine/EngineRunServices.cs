using CmPowerShell.Engine.Cache.Sharing;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Execution.Native;
using CmPowerShell.Engine.Execution.Planning;
using CmPowerShell.Engine.Hooks;
using CmPowerShell.Engine.Hooks.Discovery;
using CmPowerShell.Engine.Hooks.Python;
using CmPowerShell.Engine.Platform;
using CmPowerShell.Engine.Platform.Shells;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Engine.Repositories.Commits;
using CmPowerShell.Engine.Scripts;
using CmPowerShell.Engine.Settings;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine;

/// <summary>Gives runs what they need of an opened home.</summary>
/// <param name="engine">The home.</param>
/// <param name="options">How it was opened.</param>
/// <param name="hooks">Runs hooks in Python.</param>
/// <param name="states">Remembers which repositories were changed.</param>
internal sealed class EngineRunServices(CmEngine engine, CmEngineOptions options, HookSession hooks, RepositoryStateMemory states)
{
    /// <summary>How hooks are run.</summary>
    /// <param name="engine">The home.</param>
    /// <param name="options">How it was opened.</param>
    public static HookSettings HooksOf(CmEngine engine, CmEngineOptions options) => new()
    {
        Environment = engine.Configuration.Variable,
        Network = engine.Network,
        Python = options.PythonProgram,
        MemoryFile = Path.Combine(engine.Home.OwnPath, "python.json"),
        HostFolder = options.ModulePath is { } module ? Path.Combine(module, "python") : null,
    };

    /// <summary>Creates the services.</summary>
    public RunServices Create() => new(
        HostInfo.Current,
        engine.Scripts,
        options.ShareCache?.Invoke(engine) ?? new SharedCacheStore(engine.Cache),
        new HookProvider(hooks, options.PowerShellHooks),
        new NativeScript(HostInfo.Current) { Network = engine.Network },
        new Lazy<IActionAccess>(() => engine.Actions))
    {
        Shells = new ShellSelection(options.Shells, HostInfo.Current) { Asked = options.WindowsShell, Setting = () => engine.Configuration.Get(SettingTable.WindowsShell).Value?.ToString() ?? PosixOnWindows.None },
        RequireShells = (request, operation) => PlannedShells.Require(request, () => new ScriptPlanner(engine.Runner).Plan(request, operation)),
        BeginRun = hooks.BeginRun,
        Home = engine.Home,
        Environment = engine.Configuration.Variable,
        Network = engine.Network,
        Owner = engine.Owner,
        Order = engine.Order,
        Pinned = () => PinnedRule.FromSettings(engine.Configuration, engine.Repositories, engine.Installer.Trust),
        Index = engine.Index,
        Repositories = () => engine.Repositories.Repositories,
        WhyChanged = FindChanged,
        SharedStore = OpenSharedStore,
        PlanKey = GetPlanKey,
        Runs = engine.Runs,
        ExtraInputs = ExtraInputs,
        PythonModules = () => HostFolder.Find(HooksOf(engine, options).HostFolder),
    };

    private MetaMap ExtraInputs() =>
        Environment.GetEnvironmentVariable("CM_SCRIPT_EXTRA_CMD") is { Length: > 0 } flags && options.ParseFlags is { } parse ? parse(flags) : [];

    private Repository? FindChanged(IEnumerable<Repository> repositories)
    {
        var now = new RepositoryStates(engine.Repositories, states);
        return repositories.FirstOrDefault(repository => !engine.CacheStores.Hold(repository) && now.Get(repository).Changes.Length > 0);
    }

    // A store of one run, because it is reported once for each that it is gone.
    private SharedStore? OpenSharedStore(string? named) =>
        (named ?? engine.Configuration.Get(SettingTable.SharedStore).Text) is { Length: > 0 } place ? new SharedStore(new SharedFolder(place)) : null;

    private string GetPlanKey(RunRequest request, Operation operation)
    {
        var key = new PlanKey();
        request = request with { Inputs = new MetaMap(request.Inputs.Where(input => EngineInputs.MayDecide(input.Key))) };
        key.Add(request, new ScriptPlanner(engine.Runner).Plan(request, operation));
        return key.Short;
    }
}
