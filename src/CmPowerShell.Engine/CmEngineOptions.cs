using CmPowerShell.Engine.Hooks.PowerShell;
using CmPowerShell.Engine.Hosts;
using CmPowerShell.Engine.Repositories;

namespace CmPowerShell.Engine;

/// <summary>How to open an engine.</summary>
public sealed record CmEngineOptions
{
    /// <summary>Full path of the home; the default follows <c>CM_REPOS</c>, else <c>~/CM</c>.</summary>
    public string HomePath { get; init; } = CmHome.Locate().Path;

    /// <summary>The folder with the files that ship beside the binaries (<c>repository</c>, <c>python</c>); null when there is none.</summary>
    public string? ModulePath { get; init; } = ModuleFiles.Locate();

    /// <summary>The Python program for hooks; null to look for one.</summary>
    public string? PythonProgram { get; init; }

    /// <summary>Runs PowerShell hooks; null where there is no PowerShell.</summary>
    public IPowerShellHookRunner? PowerShellHooks { get; init; }
}
