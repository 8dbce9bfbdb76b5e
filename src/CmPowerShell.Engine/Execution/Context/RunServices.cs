using CmPowerShell.Engine.Cache;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Execution.Native;
using CmPowerShell.Engine.History;
using CmPowerShell.Engine.Hooks;
using CmPowerShell.Engine.Index;
using CmPowerShell.Engine.Platform;
using CmPowerShell.Engine.Platform.Shells;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Engine.Scripts;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Context;

/// <summary>What a run works with.</summary>
/// <param name="Host">The machine.</param>
/// <param name="Catalog">Finds scripts.</param>
/// <param name="Cache">Keeps results.</param>
/// <param name="Hooks">Finds hooks.</param>
/// <param name="Native">Runs native scripts.</param>
/// <param name="Actions">Answers the calls of hooks into the engine.</param>
internal sealed record RunServices(
    HostInfo Host, ScriptCatalog Catalog, ICacheStore Cache, IHookProvider Hooks, NativeScript Native, Lazy<IActionAccess> Actions)
{
    /// <summary>Begins a request of the user as one run of hooks: their changes of the process live until it ends.</summary>
    public required Func<IDisposable> BeginRun { get; init; }

    /// <summary>The shells that run native scripts of the later generation.</summary>
    public ShellSelection Shells { get; init; } = new(ShellRegistry.Default, Host);

    /// <summary>Plans a request and refuses it if this machine has no shell for scripts that it certainly runs.</summary>
    public required Action<RunRequest, Operation> RequireShells { get; init; }

    /// <summary>The home.</summary>
    public required CmHome Home { get; init; }

    /// <summary>Reads an environment variable, or its setting.</summary>
    public required Func<string, string?> Environment { get; init; }

    /// <summary>Whether the network may be used.</summary>
    public NetworkRule Network { get; init; } = NetworkRule.Allowed;

    /// <summary>Decides whether scripts of other users may run.</summary>
    public required FileOwner Owner { get; init; }

    /// <summary>Which repositories come first where several offer a script.</summary>
    public required RepositoryOrder Order { get; init; }

    /// <summary>The registered repositories.</summary>
    public required Func<IReadOnlyList<Repository>> Repositories { get; init; }

    /// <summary>The first of some repositories with files that differ from its commit; null if there is none.</summary>
    public required Func<IEnumerable<Repository>, Repository?> WhyChanged { get; init; }

    /// <summary>The store of results that other machines share, as the settings name it; null for none. The text is what the request names, if it names one.</summary>
    public required Func<string?, ISharedResults?> SharedStore { get; init; }

    /// <summary>The key of what a request would run, as a build service keeps it.</summary>
    public required Func<RunRequest, Operation, string> PlanKey { get; init; }

    /// <summary>Finds artifacts that are no scripts.</summary>
    public required IArtifactIndex Index { get; init; }

    /// <summary>Where runs are kept.</summary>
    public required RunStore Runs { get; init; }

    /// <summary>Which repositories may run, asked once for each run; null where all may.</summary>
    public required Func<PinnedRule?> Pinned { get; init; }

    /// <summary>The inputs that the user adds to every script through the variable <c>CM_SCRIPT_EXTRA_CMD</c>; empty for none.</summary>
    public required Func<MetaMap> ExtraInputs { get; init; }

    /// <summary>Full path of the folder with the Python module <c>cmind</c> that ships with the program.</summary>
    public required Func<string> PythonModules { get; init; }
}
