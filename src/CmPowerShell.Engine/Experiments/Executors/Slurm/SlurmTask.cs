namespace CmPowerShell.Engine.Experiments.Executors.Slurm;

/// <summary>A task of an array, as the scheduler reports it.</summary>
/// <param name="State">Its state, such as <c>RUNNING</c>.</param>
/// <param name="Reason">Why it is in this state.</param>
/// <param name="Node">The node; empty before it has one.</param>
internal sealed record SlurmTask(string State, string Reason, string Node)
{
    private static readonly HashSet<string> Ended = new(
        ["BOOT_FAIL", "CANCELLED", "COMPLETED", "DEADLINE", "FAILED", "NODE_FAIL", "OUT_OF_MEMORY", "PREEMPTED", "REVOKED", "SPECIAL_EXIT", "TIMEOUT"], StringComparer.Ordinal);

    /// <summary>Whether it will not run any more. One whose start has failed on its node waits for an administrator, so it has ended for us.</summary>
    public bool HasEnded => Ended.Contains(State) || IsHeld;

    /// <summary>Whether its time was over.</summary>
    public bool IsTimedOut => State is "TIMEOUT" or "DEADLINE";

    /// <summary>Whether it waits.</summary>
    public bool IsPending => State == "PENDING" && !IsHeld;

    /// <summary>Whether the scheduler keeps it since its node could not start it.</summary>
    public bool IsHeld => State is "PENDING" or "REQUEUE_HOLD" && Reason.Contains("launch", StringComparison.OrdinalIgnoreCase) && Reason.Contains("held", StringComparison.OrdinalIgnoreCase);
}
