using CmPowerShell.Engine.Validation;

namespace CmPowerShell.Engine.Care.Inspection.Rules;

/// <summary>The values of an entry lead into another one that is not there.</summary>
internal sealed class DependencyGoneRule() : CacheRule("dependency-gone", FindingSeverity.Error, "The values of an entry lead into another entry that is not there any more.")
{
    internal override IEnumerable<CacheFinding> Check(KeptEntry entry, KeptEntries all) => entry.References
        .Where(reference => reference.IsInCache && reference.Uid != entry.Uid && all.Find(reference.Uid) is null)
        .Select(reference => Found(entry, $"It refers to the entry {reference.Uid}, which is gone.", "Remove the entry, and run its script again."));
}
