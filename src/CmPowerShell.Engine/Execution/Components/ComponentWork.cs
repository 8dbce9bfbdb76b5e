using System.Diagnostics;
using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Cache;
using CmPowerShell.Engine.Cache.Records;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Execution.Content;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Execution.SingleFlight;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Components;

/// <summary>The cached result of an early component.</summary>
/// <param name="services">The machine and the finder of hooks.</param>
/// <param name="cache">The cache of the generation.</param>
/// <param name="stages">Runs the component.</param>
/// <param name="component">The component.</param>
/// <param name="asked">The variations that were asked for.</param>
/// <param name="request">The request.</param>
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
    public ObjectName Automation => WellKnownNames.Installed;

    /// <inheritdoc/>
    public TagQuery Query => ComponentCache.Query(_foundBy);

    /// <inheritdoc/>
    public bool IsNewWanted => request.New;

    /// <inheritdoc/>
    public IReadOnlyList<string> Key => [.. _foundBy, .. ComponentContent.GetKey(component, asked, request, context) ?? []];

    private IReadOnlyList<string> Tags => ComponentCache.Tags(component, _variations);

    /// <inheritdoc/>
    public CacheLookup Find() => cache.Find(component, asked, request, context);

    /// <inheritdoc/>
    public RunResult Reuse(ICacheEntry entry, string reason)
    {
        context.Publish(new CacheConsulted(component.ToString(), IsHit: true, reason, entry.Directory));
        LastUseRecorder.Note(entry, context);
        var cached = entry.ReadState();
        return new RunResult
        {
            Script = component,
            Variations = asked,
            NewEnv = cached.NewEnv,
            NewState = cached.NewState,
            CacheEntry = entry.Artifact,
            FromCache = true,
            CacheReason = reason,
            WorkDirectory = entry.Directory,
        };
    }

    /// <inheritdoc/>
    public IncompleteEntry Begin()
    {
        _clock.Start();
        _recipe = RecipeFiles.Read(component);
        PlatformRule.Require(component, "run", services);
        return cache.Begin(component, Tags, context.Trail.Tree!.Turns, ComponentContent.GetKey(component, asked, request, context)?.Concat(Tags));
    }

    /// <inheritdoc/>
    public ComponentMade Make(ICacheEntry entry, string reason)
    {
        context.Publish(new CacheConsulted(component.ToString(), IsHit: false, reason, entry.Directory));
        var made = stages.Run(component, _variations, request, context, entry.Directory);
        return made with { Result = made.Result with { CacheReason = reason } };
    }

    /// <inheritdoc/>
    public RunResult Commit(ICacheEntry entry, ComponentMade made)
    {
        if (made.Scope.IsSkipped)
        {
            cache.Remove(entry);
            return made.Result with { CacheReason = "its hook skipped it, so there is nothing to cache" };
        }

        var record = ComponentContent.GetRecord(component, _recipe!, _variations, request, context, made.Result) with { Origin = CacheOrigin.Now(_clock.Elapsed) };
        var finished = cache.Finish(entry, Tags, made.Scope, component.Meta.Find("deps")?.Clone() ?? new MetaList(), record);
        context.Trail.Tree!.TryUse([finished.Uid], context.Trail.FirstOr(component), context.Operation);
        return made.Result with { CacheEntry = finished.Artifact };
    }
}
