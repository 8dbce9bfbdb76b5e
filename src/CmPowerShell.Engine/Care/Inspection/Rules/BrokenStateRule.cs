using CmPowerShell.Engine.Caching;
using CmPowerShell.Engine.Validation;

namespace CmPowerShell.Engine.Care.Inspection.Rules;

/// <summary>A finished entry has no result that can be read: a run that chooses it fails.</summary>
internal sealed class BrokenStateRule() : CacheRule("broken-state", FindingSeverity.Error, "A finished entry has no 'cm-cached-state.json' that can be read, so the run that chooses it fails.")
{
    internal override IEnumerable<CacheFinding> Check(KeptEntry entry, KeptEntries all) => entry.IsFinished && entry.StateProblem is { } problem
        ? [Found(entry, $"Its '{CachedState.FileName}' cannot be used: {problem.Text}", "Remove the entry, and run its script again.")]
        : [];
}
