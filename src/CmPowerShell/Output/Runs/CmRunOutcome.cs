namespace CmPowerShell;

/// <summary>How a run ended, or that it has not.</summary>
public enum CmRunOutcome
{
    /// <summary>It goes on.</summary>
    Running,

    /// <summary>It came to its end.</summary>
    Succeeded,

    /// <summary>Something failed.</summary>
    Failed,

    /// <summary>It took longer than the caller allowed.</summary>
    TimedOut,

    /// <summary>The person or the host ended it.</summary>
    Cancelled,

    /// <summary>The program was killed, or the machine went down, while it ran.</summary>
    Interrupted,
}
