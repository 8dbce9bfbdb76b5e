using CmPowerShell.Engine.Cache;
using CmPowerShell.Engine.Hooks;
using CmPowerShell.Engine.Hooks.PowerShell;
using CmPowerShell.Engine.Platform;
using CmPowerShell.Engine.Platform.Shells;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Engine.Repositories.Registry;
using CmPowerShell.Engine.Settings;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine;

/// <summary>Options for opening an engine.</summary>
public sealed record CmEngineOptions
{
    /// <summary>Full path of the home; the default is the setting <c>Home</c>, which is <c>CM_REPOS</c>, or else <c>~/CM</c> unless the user has set it.</summary>
    public string HomePath { get; init; } = CmConfiguration.Open().HomePath;

    /// <summary>The layout of the home, for one that does not exist yet; null to recognise it, or else that of cmind.</summary>
    public HomeLayout? HomeLayout { get; init; }

    /// <summary>Full path of the user's file of settings; null for the usual one.</summary>
    public string? ConfigurationFile { get; init; }

    /// <summary>The folder with the files that ship with the binaries (<c>repository</c>, <c>python</c>); null if there is none.</summary>
    public string? ModulePath { get; init; } = ModuleFiles.Locate();

    /// <summary>The Python program for hooks; null for the one in the setting <c>Python</c>, or else for a search.</summary>
    public string? PythonProgram { get; init; }

    /// <summary>Creates the actions that hooks can call; null for none.</summary>
    public Func<CmEngine, IActionAccess>? Actions { get; init; }

    /// <summary>Reads the flags of <c>CM_SCRIPT_EXTRA_CMD</c> as inputs of a run; null to ignore the variable.</summary>
    public Func<string, MetaMap>? ParseFlags { get; init; }

    /// <summary>Runs PowerShell hooks; null where there is no PowerShell.</summary>
    public IPowerShellHookRunner? PowerShellHooks { get; init; }

    /// <summary>Makes the store that runs use instead of the one of the home, which it may wrap; null for that one.</summary>
    internal Func<CmEngine, ICacheStore>? ShareCache { get; init; }

    /// <summary>The repositories that are read from folders with their commits.</summary>
    internal IReadOnlyList<TakenRepository> Taken { get; init; } = [];

    /// <summary>Whether the network is not used, for any value of the setting <c>Offline</c>.</summary>
    public bool IsOffline { get; init; }

    /// <summary>The shell that runs scripts for Linux on Windows, instead of the one in meta and settings: <c>bash</c>, <c>wsl</c> or <c>none</c>; empty to leave it to them.</summary>
    public string WindowsShell { get; init; } = "";

    /// <summary>Opens another engine with changed options, with hooks and actions that belong to it; null to open it with those of this one.</summary>
    public Func<CmEngineOptions, CmEngine>? Reopen { get; init; }

    /// <summary>The shells that run native scripts.</summary>
    internal ShellRegistry Shells { get; init; } = ShellRegistry.Default;
}
