using CmPowerShell.Engine.Cache.Layout;
using CmPowerShell.Engine.Cache.Maintenance;
using CmPowerShell.Engine.Events;

namespace CmPowerShell.Engine.Cache.Inspection.Rules;

/// <summary>A finished entry has no result that can be read: a run that chooses it fails.</summary>
internal sealed class BrokenStateRule() : CacheRule("broken-state", FindingSeverity.Error, "A finished entry has no readable 'cm-cached-state.json', so a run that selects it fails.")
{
    internal override IEnumerable<CacheFinding> Check(CacheEntry entry, CacheSnapshot all) => entry.IsFinished && entry.StateProblem is { } problem
        ? [Found(entry, $"Its '{EntryLayout.Of(entry.Artifact.Path).StateName}' cannot be used: {problem.Text}", "Remove the entry, and run its script again.")]
        : [];
}
