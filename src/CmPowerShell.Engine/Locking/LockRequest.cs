namespace CmPowerShell.Engine.Locking;

/// <summary>A turn that a run wants and waits for.</summary>
/// <param name="Name">The turn.</param>
/// <param name="Script">The script that it is for.</param>
/// <param name="What">Says who waits and why in one sentence; it is given who has the turn, in words.</param>
internal sealed record LockRequest(LockName Name, string Script, Func<string, string> What)
{
    /// <summary>What a person can do about it; null when nothing.</summary>
    public string? Hint { get; init; }

    /// <summary>How many attempts, about a tenth of a second each, it waits before it minds that those who have the turn wait for this run themselves. Others may give way meanwhile.</summary>
    public int AttemptsBeforeDeadlockCheck { get; init; }
}
