namespace CmPowerShell;

/// <summary>The formats of Export-CmEnvironment.</summary>
public enum ExportFormat
{
    /// <summary>A script for PowerShell.</summary>
    PowerShell,

    /// <summary>A script for a POSIX shell, to be read with a dot.</summary>
    Bash,

    /// <summary>A batch file, to be called.</summary>
    Cmd,

    /// <summary>A file <c>.env</c>.</summary>
    DotEnv,

    /// <summary>Commands that set variables of an Azure pipeline.</summary>
    AzurePipelines,

    /// <summary>Lines for the environment file of GitHub Actions.</summary>
    GitHubActions,

    /// <summary>A map of texts.</summary>
    Json,
}
