using CmPowerShell.Engine.Platform;

namespace CmPowerShell.Engine.Hooks;

/// <summary>Options for hooks.</summary>
public sealed record HookSettings
{
    /// <summary>The variable that names the Python program.</summary>
    public const string PythonVariable = "CM_PYTHON";

    /// <summary>The Python program, by name or full path; null for the variable <c>CM_PYTHON</c>, and without it python3 or python of PATH (on Windows also <c>py -3</c>).</summary>
    public string? Python { get; init; }

    /// <summary>Reads an environment variable, or its replacement; that of the process unless set.</summary>
    public Func<string, string?> Environment { get; init; } = System.Environment.GetEnvironmentVariable;

    /// <summary>Whether hooks may use the network.</summary>
    internal NetworkRule Network { get; init; } = NetworkRule.Allowed;

    /// <summary>Full path of the file that remembers to which interpreter a shim such as pyenv's leads; null to run the shim each time.</summary>
    public string? MemoryFile { get; init; }

    /// <summary>Full path of the folder with <c>host.py</c>, which ships with the binaries; null to search from the engine's assembly upwards.</summary>
    public string? HostFolder { get; init; }
}
