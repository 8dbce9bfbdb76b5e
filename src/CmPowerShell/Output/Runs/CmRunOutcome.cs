namespace CmPowerShell;

/// <summary>The outcome of a run, or its progress.</summary>
public enum CmRunOutcome
{
    /// <summary>It has not ended.</summary>
    Running,

    /// <summary>It has completed.</summary>
    Succeeded,

    /// <summary>Something failed.</summary>
    Failed,

    /// <summary>It took longer than the caller allowed.</summary>
    TimedOut,

    /// <summary>The user or the host ended it.</summary>
    Cancelled,

    /// <summary>The program was killed, or the machine stopped, during the run.</summary>
    Interrupted,
}
