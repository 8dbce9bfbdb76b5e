using System.Diagnostics;
using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Cache;
using CmPowerShell.Engine.Cache.Records;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Execution.Content;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Execution.SingleFlight;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Scripts.Generations;
using CmPowerShell.Engine.Scripts.Model;

namespace CmPowerShell.Engine.Execution.Components;

/// <summary>The cached result of an early component.</summary>
/// <param name="services">The machine and the finder of hooks.</param>
/// <param name="cache">The cache of the generation.</param>
/// <param name="stages">Runs the component.</param>
/// <param name="script">The component.</param>
/// <param name="asked">The requested variations.</param>
/// <param name="request">The request.</param>
/// <param name="context">The place of the component in the whole run.</param>
internal sealed class ComponentWork(
    RunServices services, ComponentCache cache, ComponentStages stages, ScriptModel script, IReadOnlyList<string> asked, RunRequest request, RunContext context)
    : ICachedWork<ComponentMade>
{
    private readonly IReadOnlyList<string> _variations = asked.Count > 0 ? asked : script.ComponentDefaults;
    private readonly List<string> _foundBy = [.. ComponentCache.Tags(script.Artifact, asked)];
    private readonly Stopwatch _clock = new();
    private Recipe? _recipe;

    /// <inheritdoc/>
    public Artifact Script => script.Artifact;

    /// <inheritdoc/>
    public ObjectName Automation => Generation.Cmind2022.CacheAutomation;

    /// <inheritdoc/>
    public TagQuery Query => ComponentCache.Query(_foundBy);

    /// <inheritdoc/>
    public bool IsNewWanted => request.New;

    /// <inheritdoc/>
    public IReadOnlyList<string> Key => [.. _foundBy, .. ComponentContent.GetKey(script, asked, request, context) ?? []];

    private IReadOnlyList<string> Tags => ComponentCache.Tags(script.Artifact, _variations);

    /// <inheritdoc/>
    public CacheLookup Find() => cache.Find(script, asked, request, context);

    /// <inheritdoc/>
    public RunResult Reuse(ICacheEntry entry, string reason)
    {
        context.Publish(new CacheConsulted(Script.ToString(), IsHit: true, reason, entry.Directory));
        LastUseRecorder.Note(entry, context);
        var cached = entry.ReadState();
        return new RunResult
        {
            Script = Script,
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
        _recipe = RecipeFiles.Read(Script);
        PlatformRule.RequireComponent(Script, services);
        return cache.Begin(Script, Tags, context.Trail.Session.Locks, ComponentContent.GetKey(script, asked, request, context)?.Concat(Tags));
    }

    /// <inheritdoc/>
    public ComponentMade Make(ICacheEntry entry, string reason)
    {
        context.Publish(new CacheConsulted(Script.ToString(), IsHit: false, reason, entry.Directory));
        var made = stages.Run(script, _variations, request, context, entry.Directory);
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

        var record = ComponentContent.GetRecord(script, _recipe!, _variations, request, context, made.Result) with { Origin = CacheOrigin.Now(_clock.Elapsed) };
        var finished = cache.Finish(entry, Tags, made.Scope, ScriptKeys.Deps.In(script.Source).Clone(), record);
        context.Trail.Session.TryUse([finished.Uid], context.Trail.FirstOr(Script), context.Operation);
        return made.Result with { CacheEntry = finished.Artifact };
    }
}
