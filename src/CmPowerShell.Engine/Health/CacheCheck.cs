using CmPowerShell.Engine.Cache.Inspection;
using CmPowerShell.Engine.Cache.Maintenance;
using CmPowerShell.Engine.Events;

namespace CmPowerShell.Engine.Health;

/// <summary>Whether the cached results can be used. Problems are counted by kind; the check of the cache lists them.</summary>
internal sealed class CacheCheck : IHealthCheck
{
    public HealthArea Area => HealthArea.Cache;

    public IEnumerable<HealthFinding> Run(HealthContext context)
    {
        var all = new CacheSnapshot(context.Index, context.Repositories.Local, context.Home);
        var serious = CacheInspector.InspectAround(all).Concat(all.All.SelectMany(entry => CacheInspector.Inspect(entry, all)))
            .Where(finding => finding.Severity > FindingSeverity.Information)
            .GroupBy(finding => finding.Rule)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .ToList();
        return serious.Count == 0
            ? [new HealthFinding(Area, HealthState.Good, "cache", all.All.Count == 1 ? "The cached result can be used." : $"All {all.All.Count} cached results can be used.")]
            : serious.Select(group => new HealthFinding(
                Area, group.Any(finding => finding.Severity == FindingSeverity.Error) ? HealthState.Broken : HealthState.Warning, group.Key,
                $"{(group.Count() == 1 ? "One cached result has" : $"{group.Count()} cached results have")} the fault '{group.Key}', such as {group.First().Path}: {group.First().Message}")
            {
                Hint = $"'Test-CmCache -Rule {group.Key}' lists them; Optimize-CmCache removes unusable entries.",
                ClassicHint = "'cm check cache' lists them with suggestions.",
            });
    }
}
