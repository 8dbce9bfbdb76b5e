namespace CmPowerShell.Engine.Cache.Pruning;

/// <summary>Which cache entries may go. An entry goes where one of the conditions holds.</summary>
public sealed record PruneRequest
{
    /// <summary>Those that were made longer ago; null for no condition.</summary>
    public TimeSpan? OlderThan { get; init; }

    /// <summary>Those that were not used for so long; null for no condition.</summary>
    public TimeSpan? UnusedFor { get; init; }

    /// <summary>The bytes that the entries may take together; those that were not used for the longest time go first. Null for no limit.</summary>
    public long? MaximumSize { get; init; }

    /// <summary>Those whose script is in no registered repository.</summary>
    public bool Orphan { get; init; }

    /// <summary>Duplicates, for which an identical entry is used instead.</summary>
    public bool Duplicate { get; init; }

    /// <summary>Those of runs that failed or were killed.</summary>
    public bool Unfinished { get; init; }

    /// <summary>Those whose result cannot be read, or leads into an entry that is gone.</summary>
    public bool Broken { get; init; }

    /// <summary>Also those that an entry which stays refers to.</summary>
    public bool IncludeNeeded { get; init; }

    /// <summary>What no run can use: unfinished, broken and duplicate entries.</summary>
    public static PruneRequest Useless { get; } = new() { Duplicate = true, Unfinished = true, Broken = true };

    /// <summary>Whether there is no condition at all.</summary>
    public bool IsEmpty => this with { IncludeNeeded = false } == new PruneRequest();
}
