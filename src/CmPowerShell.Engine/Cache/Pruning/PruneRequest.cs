namespace CmPowerShell.Engine.Cache.Pruning;

/// <summary>The conditions for removing cache entries. An entry is removed if one of them is true.</summary>
public sealed record PruneRequest
{
    /// <summary>Entries that are older; null for no condition.</summary>
    public TimeSpan? OlderThan { get; init; }

    /// <summary>Entries that were not used for so long; null for no condition.</summary>
    public TimeSpan? UnusedFor { get; init; }

    /// <summary>The bytes that the entries may take together; those that were not used for the longest time go first. Null for no limit.</summary>
    public long? MaximumSize { get; init; }

    /// <summary>Entries whose script is in no registered repository.</summary>
    public bool Orphan { get; init; }

    /// <summary>Duplicates, for which an identical entry is used instead.</summary>
    public bool Duplicate { get; init; }

    /// <summary>Entries of runs that failed or were killed.</summary>
    public bool Unfinished { get; init; }

    /// <summary>Entries whose result cannot be read, or refers to a removed entry.</summary>
    public bool Broken { get; init; }

    /// <summary>Entries that have expired, so that no run reuses them.</summary>
    public bool Expired { get; init; }

    /// <summary>Also those that an entry which stays refers to.</summary>
    public bool IncludeNeeded { get; init; }

    /// <summary>Entries that no run can use: unfinished, broken, expired and duplicate ones.</summary>
    public static PruneRequest Useless { get; } = new() { Duplicate = true, Unfinished = true, Broken = true, Expired = true };

    /// <summary>Whether there is no condition at all.</summary>
    public bool IsEmpty => this with { IncludeNeeded = false } == new PruneRequest();
}
