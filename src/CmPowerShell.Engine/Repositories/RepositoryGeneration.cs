namespace CmPowerShell.Engine.Repositories;

/// <summary>The generation of the tools for which the scripts of a repository were written. It decides which keys of meta count.</summary>
public enum RepositoryGeneration
{
    /// <summary>The repository holds no automation for scripts; its scripts follow that of another repository, or the latest rules.</summary>
    Unknown,

    /// <summary>May 2022: components of the automation <c>ic</c>.</summary>
    Component2022,

    /// <summary>Mid 2022: the first form of the automation <c>script</c>, in which all variables of a script reach its caller.</summary>
    Script2022,

    /// <summary>Since 2023: the automation <c>script</c> of cmind 2 to 4.</summary>
    Script,

    /// <summary>Since 2025: scripts of mlcflow, with <c>meta.yaml</c> and variables that begin with <c>MLC_</c>.</summary>
    Mlcflow,
}
