namespace CmPowerShell.Engine.Locking;

/// <summary>A request for a lock that a run waits for.</summary>
/// <param name="Name">The lock.</param>
/// <param name="Script">The script that it is for.</param>
/// <param name="What">Formats one sentence about the wait and its reason; the argument is a description of the owner.</param>
internal sealed record LockRequest(LockName Name, string Script, Func<string, string> What)
{
    /// <summary>A suggestion for the user; null if there is none.</summary>
    public string? Hint { get; init; }

    /// <summary>Number of polling attempts (about 100 ms each) before deadlock detection starts. Other runs may give up in the meantime.</summary>
    public int AttemptsBeforeDeadlockCheck { get; init; }
}
