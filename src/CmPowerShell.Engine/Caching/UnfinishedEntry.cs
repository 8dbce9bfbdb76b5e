using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Turns;

namespace CmPowerShell.Engine.Caching;

/// <summary>A cache entry with the tag <c>tmp</c> that a run is making.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Turn">Keeps other runs out of its folder until it is disposed; null where a run further up has it.</param>
internal sealed record UnfinishedEntry(Artifact Entry, Turn? Turn)
{
    /// <summary>Whether the entry held a result before, which the run makes again.</summary>
    public bool IsRenewed { get; init; }
}
