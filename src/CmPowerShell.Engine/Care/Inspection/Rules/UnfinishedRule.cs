using CmPowerShell.Engine.Validation;

namespace CmPowerShell.Engine.Care.Inspection.Rules;

/// <summary>A run that failed or was killed left its entry.</summary>
internal sealed class UnfinishedRule() : CacheRule("unfinished", FindingSeverity.Warning, "A run that failed or was killed left its entry, which is no result.")
{
    internal override IEnumerable<CacheFinding> Check(KeptEntry entry, KeptEntries all) => entry.IsFinished || entry.IsBeingMade
        ? []
        : [Found(entry, "The run that made it did not finish.", "Run its script again, or remove it.")];
}
