namespace CmPowerShell;

/// <summary>The kinds of native scripts that New-CmScript makes.</summary>
public enum CmRunFile
{
    /// <summary><c>run.sh</c>, for Linux and macOS.</summary>
    Shell,

    /// <summary><c>run.bat</c>, for Windows.</summary>
    Batch,

    /// <summary><c>run.ps1</c>, for all platforms, where the one of the platform is missing.</summary>
    PowerShell,
}
