using CmPowerShell.Classic.Contracts;
using CmPowerShell.Engine.Cache.Inspection;
using CmPowerShell.Engine.Cache.Inspection.Rules;
using CmPowerShell.Engine.Cache.Maintenance;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Index;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Actions.CacheActions;

/// <summary><c>cm check cache</c>: prints the problems of cached results, one in a line. It fails if one finding is an error or a warning.</summary>
internal sealed class CheckCacheEntries : IClassicAction
{
    public string Name => "check";

    public string Summary => "Finds broken, dangling and unusable entries in the cache.";

    public IReadOnlyList<ActionInput> Inputs { get; } =
    [
        new("artifact", "uid of the entry, or its tags separated by spaces"),
        new("tags", "required tags, separated by commas"),
    ];

    public ActionOutcome Run(ActionCall call)
    {
        var findings = Findings(call).ToList();
        findings.ForEach(finding => call.Print($"{finding.Path}: {finding.Severity.ToString().ToLowerInvariant()}: {finding.Message} {finding.Suggestion} ({finding.Rule})", finding.Issue));
        var serious = findings.Count(finding => finding.Severity > FindingSeverity.Information);
        var outcome = serious == 0 ? ActionOutcome.Done() : ActionOutcome.FromError(Faults(serious));
        outcome.Result["findings"] = new MetaList(findings.Select(Map));
        return outcome with { Values = findings };
    }

    private static IEnumerable<CacheFinding> Findings(ActionCall call)
    {
        var all = new CacheSnapshot(call.Services.Index, call.Services.Repositories.Local, call.Services.Home, call.Services.Cache.Stores);
        var query = call.Query;
        var found = call.Services.Index.Find(query);
        if (found.Count == 0 && query.Name.Object.AsksForOne)
        {
            throw new CmException(new ArtifactSuggestions(call.Services.Index).NothingFound(query));
        }

        var around = query.Name.Object.IsEmpty && query.Tags.IsEmpty ? CacheInspector.InspectAround(all) : [];
        return around.Concat(found.Select(entry => all.Find(entry.Uid)).OfType<CacheEntry>().SelectMany(entry => CacheInspector.Inspect(entry, all)));
    }

    private static CmError Faults(int count) => new(
        "CacheHasFaults", ReturnCode.Failed, CmErrorCategory.InvalidData, count == 1 ? "One fault was found in the cache." : $"{count} faults were found in the cache.")
    { Hint = "docs/how-to/cache-maintenance.md describes the rules." };

    private static MetaMap Map(CacheFinding finding) => new()
    {
        ["rule"] = finding.Rule,
        ["severity"] = finding.Severity.ToString().ToLowerInvariant(),
        ["uid"] = finding.Entry?.Uid ?? "",
        ["path"] = finding.Path,
        ["message"] = finding.Message,
        ["suggestion"] = finding.Suggestion,
    };
}
