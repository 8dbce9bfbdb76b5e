using CmPowerShell.Engine.Validation;

namespace CmPowerShell.Engine.Care.Inspection.Rules;

/// <summary>Another entry says the same and is found before this one.</summary>
internal sealed class DuplicateRule() : CacheRule("duplicate", FindingSeverity.Information, "Another entry is of the same script and has the same tags, and a run takes that one.")
{
    internal override IEnumerable<CacheFinding> Check(KeptEntry entry, KeptEntries all) => all.FirstTwinOf(entry) is { } first
        ? [Found(entry, $"The entry {first.Uid} is of the same script and has the same tags; a run takes that one.", "Remove the one that is not wanted.")]
        : [];
}
