using System.Diagnostics;
using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Caching;
using CmPowerShell.Engine.Caching.Records;
using CmPowerShell.Engine.Dialects;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Execution.Content;
using CmPowerShell.Engine.Execution.SingleFlight;
using CmPowerShell.Engine.Meta;

namespace CmPowerShell.Engine.Execution.Components;

/// <summary>The cached result of an early component.</summary>
/// <param name="services">The machine and the finder of hooks.</param>
/// <param name="cache">The cache of the generation.</param>
/// <param name="stages">Runs the component.</param>
/// <param name="component">The component.</param>
/// <param name="asked">The variations that were asked for.</param>
/// <param name="request">What was asked for.</param>
/// <param name="context">The place of the component in the whole run.</param>
internal sealed class ComponentWork(
    RunServices services, ComponentCache cache, ComponentStages stages, Artifact component, IReadOnlyList<string> asked, RunRequest request, RunContext context)
    : ICachedWork<ComponentMade>
{
    private readonly IReadOnlyList<string> _variations = asked.Count > 0 ? asked : ComponentVariations.Defaults(component.Meta);
    private readonly List<string> _foundBy = [.. ComponentCache.Tags(component, asked)];
    private readonly Stopwatch _clock = new();
    private Recipe? _recipe;

    /// <inheritdoc/>
    public Artifact Script => component;

    /// <inheritdoc/>
    public ObjectName Automation => WellKnown.Installed;

    /// <inheritdoc/>
    public TagQuery Query => ComponentCache.Query(_foundBy);

    /// <inheritdoc/>
    public bool IsNewWanted => request.New;

    /// <inheritdoc/>
    public IReadOnlyList<string> Key => [.. _foundBy, .. ComponentContent.KeyOf(component, asked, request, context) ?? []];

    private IReadOnlyList<string> Tags => ComponentCache.Tags(component, _variations);

    /// <inheritdoc/>
    public CacheLookup Find() => cache.Find(component, asked, request, context);

    /// <inheritdoc/>
    public RunResult Reuse(Artifact entry, string reason)
    {
        context.Publish(new CacheConsulted(component.ToString(), IsHit: true, reason, entry.Path));
        EntryUse.Note(entry, context);
        var cached = CacheStore.Load(entry);
        return new RunResult
        {
            Script = component,
            Variations = asked,
            NewEnv = cached.NewEnv,
            NewState = cached.NewState,
            CacheEntry = entry,
            FromCache = true,
            CacheReason = reason,
            WorkDirectory = entry.Path,
        };
    }

    /// <inheritdoc/>
    public UnfinishedEntry Begin()
    {
        _clock.Start();
        _recipe = RecipeFiles.Of(component);
        PlatformRule.Require(component, "run", services);
        return cache.Begin(component, Tags, context.Trail.Tree!.Turns, ComponentContent.KeyOf(component, asked, request, context)?.Concat(Tags));
    }

    /// <inheritdoc/>
    public ComponentMade Make(Artifact entry, string reason)
    {
        context.Publish(new CacheConsulted(component.ToString(), IsHit: false, reason, entry.Path));
        var made = stages.Run(component, _variations, request, context, entry.Path);
        return made with { Result = made.Result with { CacheReason = reason } };
    }

    /// <inheritdoc/>
    public RunResult Commit(Artifact entry, ComponentMade made)
    {
        if (made.Scope.IsSkipped)
        {
            cache.Remove(entry);
            return made.Result with { CacheReason = "its hook skipped it, so there is nothing to keep" };
        }

        var record = ComponentContent.RecordOf(component, _recipe!, _variations, request, context, made.Result) with { Origin = CacheOrigin.Now(_clock.Elapsed) };
        var finished = cache.Finish(entry, Tags, made.Scope, component.Meta.Find("deps")?.Clone() ?? new MetaList(), record);
        context.Trail.Tree!.TryUse([finished.Uid], context.Trail.FirstOr(component), context.Operation);
        return made.Result with { CacheEntry = finished };
    }
}
