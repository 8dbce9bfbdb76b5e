namespace CmPowerShell.Engine.Lockfiles;

/// <summary>A lock whose requests were planned again.</summary>
/// <param name="Made">The new lock.</param>
/// <param name="Differences">What differs between the old lock and it.</param>
public sealed record LockUpdate(Lockfile Made, IReadOnlyList<LockDifference> Differences)
{
    /// <summary>Whether the file has to be written.</summary>
    public required bool IsChanged { get; init; }
}
