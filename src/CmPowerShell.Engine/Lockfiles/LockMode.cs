namespace CmPowerShell.Engine.Lockfiles;

/// <summary>How a run uses a lock file.</summary>
public enum LockMode
{
    /// <summary>Take the locked commits, and warn of each difference.</summary>
    Warn,

    /// <summary>Take the locked commits, and run nothing if something differs.</summary>
    Locked,

    /// <summary>Take the locked commits, and do not compare.</summary>
    Frozen,
}
