using CmPowerShell.Classic.Actions.ArtifactActions;
using CmPowerShell.Classic.Contracts;
using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Cache;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Actions.CacheActions;

/// <summary><c>cm mark-tmp cache --tags=…</c>: marks entries as unfinished, so that the next run makes their results again.</summary>
internal sealed class MarkCacheEntries : IClassicAction
{
    public string Name => "mark_tmp";

    public string Summary => "Marks cached results as unfinished: they are not reused, and their files stay.";

    public IReadOnlyList<ActionInput> Inputs { get; } =
    [
        new("artifact", "uid of the entry, or its tags separated by spaces"),
        new("tags", "required tags, separated by commas"),
    ];

    public ActionOutcome Run(ActionCall call)
    {
        var found = call.Services.Index.Find(call.Query);
        if (found.Count == 0)
        {
            throw ArtifactErrors.NotFound(call);
        }

        var marked = found.Where(entry => !entry.Tags.Contains(CacheStore.TemporaryTag)).Select(entry => call.Services.Artifacts.Change(entry, new ArtifactUpdate { Tags = [CacheStore.TemporaryTag] }, call.Operation)).ToList();
        call.Print($"{marked.Count} cached results marked as unfinished.");
        return ActionOutcome.Done(("list", new MetaList(marked.Select(ArtifactMap.Create)))) with { Values = marked };
    }
}
