using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Cache;
using CmPowerShell.Engine.Cache.Records;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Locking;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Scripts.Generations;
using CmPowerShell.Engine.Scripts.Model;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Components;

/// <summary>
/// The cache of the early generation: artifacts of the automation <c>installed</c> that carry the component's uid, its tags and its variations.
/// </summary>
internal sealed class ComponentCache(ICacheStore store, ComponentContent content)
{
    /// <summary>The tags of an entry, without <c>tmp</c>.</summary>
    public static IReadOnlyList<string> Tags(Artifact component, IEnumerable<string> variations) =>
        [Generation.Cmind2022.EntryTagOf(component), .. component.Tags, .. variations];

    /// <summary>The query for finished entries with these tags.</summary>
    public static TagQuery Query(IEnumerable<string> tags) => TagQuery.FromTags(tags.Append("-" + CacheStore.TemporaryTag));

    /// <summary>Why a result is neither reused nor kept.</summary>
    public static string WhyNotCached(RunRequest request) => request.SkipCache ? "the cache is not used" : "the component is not cached";

    /// <summary>The entry to reuse, or null, and why. Where there are several it asks; quiet and a plan take the first.</summary>
    /// <exception cref="CmException">Id <c>DecisionNeeded</c>: there are several and the session is not interactive.</exception>
    public CacheLookup Find(ScriptModel script, IReadOnlyList<string> asked, RunRequest request, RunContext context)
    {
        if (request.New)
        {
            return new(null, "a new entry was requested");
        }

        var found = store.Find(Generation.Cmind2022.CacheAutomation, Query(Tags(script.Artifact, asked)))
            .Select(entry => (Entry: entry, WhyUnfit: WhyUnfit(entry, script, asked, request, context)))
            .ToList();
        var fitting = found.Where(entry => entry.WhyUnfit is null).Select(entry => entry.Entry).ToList();
        if (fitting.Count > 0)
        {
            var entry = fitting.Count == 1 || request.Quiet || !context.Trail.Driver.UsesCache ? fitting[0] : Ask(fitting, context.Operation);
            return new(entry, $"the entry {entry.Uid} has the tags of this component");
        }

        return new(null, found.Count == 0
            ? "no entry has the tags of this component"
            : string.Join("; ", found.Select(entry => $"the entry {entry.Entry.Uid} does not fit: {entry.WhyUnfit}")));
    }

    // A matching entry is not removed until the run has ended.
    private string? WhyUnfit(ICacheEntry entry, ScriptModel script, IReadOnlyList<string> asked, RunRequest request, RunContext context)
    {
        var needs = new List<string>();
        return content.WhyUnfit(entry, script, asked, request, context, needs)
            ?? context.Trail.Driver.Session?.WhyGone(entry, needs, context.Trail.FirstOr(script.Artifact), context.Operation);
    }

    /// <summary>Makes an unfinished entry, or takes up the one a failed run left.</summary>
    /// <param name="component">The component.</param>
    /// <param name="tags">The tags of the entry.</param>
    /// <param name="locks">The locks of the run.</param>
    /// <param name="key">The search key and the sources of the result; null if only tags count.</param>
    public IncompleteEntry Begin(Artifact component, IReadOnlyList<string> tags, RunLocks locks, IEnumerable<string>? key) =>
        store.Begin(Generation.Cmind2022.CacheAutomation, tags, component.Name.ToString(), locks, key);

    /// <summary>
    /// Finishes an entry. The file holds the state that came in, as the reference writes it, and with it what the component added, which the reference forgets.
    /// </summary>
    public ICacheEntry Finish(ICacheEntry entry, IReadOnlyList<string> tags, ComponentScope scope, MetaValue deps, CacheRecord record) =>
        store.Finish(entry, tags, new CachedState(scope.NewEnv, ComponentMerge.States(scope.State, scope.NewState), deps), record);

    /// <summary>Removes an entry that has nothing to keep.</summary>
    public void Remove(ICacheEntry entry) => store.Remove(entry);

    private static ICacheEntry Ask(IReadOnlyList<ICacheEntry> entries, Operation operation)
    {
        var options = entries.Select(entry => $"{entry.Directory} ({string.Join(',', entry.Tags)})").ToList();
        var chosen = operation.Interaction.Choose(new Choice("More than one cached result fits.", options));
        return chosen is { } place ? entries[place] : throw new CmException(new CmError(
            "DecisionNeeded",
            ReturnCode.Failed,
            CmErrorCategory.DecisionNeeded,
            $"{entries.Count} cached results match, and the run is not interactive:{string.Concat(options.Select(option => $"\n  {option}"))}\n")
        {
            Hint = "Run it with -Quiet to use the first one, or remove those that are not needed.",
            ClassicHint = "Run it with --quiet to use the first one, or remove those that are not needed.",
        });
    }
}
