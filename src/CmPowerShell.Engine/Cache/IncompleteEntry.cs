using CmPowerShell.Engine.Locking;

namespace CmPowerShell.Engine.Cache;

/// <summary>A cache entry with the tag <c>tmp</c> that a run is making.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Lock">Keeps other runs out of its folder until it is disposed; null where a run further up has it.</param>
internal sealed record IncompleteEntry(ICacheEntry Entry, RunLock? Lock)
{
    /// <summary>Whether the entry held a result before, which the run makes again.</summary>
    public bool IsRenewed { get; init; }
}
