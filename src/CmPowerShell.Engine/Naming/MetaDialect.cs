namespace CmPowerShell.Engine.Naming;

/// <summary>The family of tools for which a repository was written. It decides the names of its files and the rules of its scripts.</summary>
public enum MetaDialect
{
    /// <summary><c>cmind</c>: <c>cmr.yaml</c>, <c>_cm.yaml</c>, variables that begin with <c>CM_</c>.</summary>
    Cmind,

    /// <summary><c>mlcflow</c>: <c>meta.yaml</c> for the repository and for each artifact, variables that begin with <c>MLC_</c>.</summary>
    Mlcflow,
}
