namespace CmPowerShell;

/// <summary>The shell that runs scripts for Linux on Windows.</summary>
public enum CmWindowsShell
{
    /// <summary>None: a script needs one for Windows.</summary>
    None,

    /// <summary>The bash of Git for Windows or MSYS2. On Linux and macOS scripts run in bash in any case.</summary>
    Bash,

    /// <summary>The bash of the usual distribution of the Windows Subsystem for Linux.</summary>
    Wsl,
}
