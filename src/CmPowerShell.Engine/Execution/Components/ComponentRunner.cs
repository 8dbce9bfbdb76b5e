using System.Diagnostics;
using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Caching;
using CmPowerShell.Engine.Caching.Records;
using CmPowerShell.Engine.Dialects;
using CmPowerShell.Engine.Errors;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Execution.Content;
using CmPowerShell.Engine.Meta;
using CmPowerShell.Engine.Scripts.Generations;

namespace CmPowerShell.Engine.Execution.Components;

/// <summary>
/// Runs the "intelligent components" of May 2022: variations, cache, dependencies, <c>preprocess</c>, native script, <c>postprocess</c>.
/// The order and the rules of merging are those of the automation <c>ic</c> of that time.
/// </summary>
internal sealed class ComponentRunner(RunServices services, ScriptRunner runner) : IGenerationRunner
{
    private readonly ComponentCache _cache = new(services.Cache, new ComponentContent(new RecordedContent(services.Index)));
    private readonly ComponentDependencies _dependencies = new(runner);
    private readonly ScriptModels _models = new();

    /// <inheritdoc/>
    public RunResult Run(IReadOnlyList<Artifact> candidates, RunRequest request, RunContext context)
    {
        using var place = PrivateWorkDirectory.Of(request, context);
        request = place.Request;
        var component = candidates.Count == 1 ? candidates[0] : throw ScriptErrors.Ambiguous(request, candidates);
        var clock = Stopwatch.StartNew();
        context = context with { Trail = context.Trail with { CachePolicy = CachePolicyChoice.Of(request.Inputs, context.Trail.CachePolicy) } };
        context.Publish(new ScriptFound(component.ToString(), ScriptErrors.Asked(request), component.Path));
        context.Pinned?.Require(component);
        ComponentInputs.Check(component, request, context);
        context.Secrets?.Declare(_models.Get(component), request.Env, context);
        var asked = ComponentVariations.Asked(request.Tags);
        ComponentVariations.Select(component, component.Meta, asked);
        ComponentDependencies.CheckCycle(component, request, context.Trail);
        if (context.Trail.Plan is not null)
        {
            return new ComponentPlan(_cache, _dependencies).Visit(component, asked, request, context);
        }

        return Tell(component, request, context, () =>
        {
            var result = component.Meta.Flag("install") && !request.SkipCache
                ? RunCached(component, asked, request, context)
                : RunUncached(component, asked, request, context);
            return result with { Duration = clock.Elapsed, AskedTags = request.Tags };
        });
    }

    private static RunResult Tell(Artifact component, RunRequest request, RunContext context, Func<RunResult> run)
    {
        context.Publish(new ScriptBegun(component, request.Tags));
        try
        {
            var result = run();
            context.Publish(new ScriptEnded(result));
            context.Publish(new ScriptFinished(component.ToString(), result.FromCache, result.Duration));
            return result;
        }
        catch (CmException exception)
        {
            context.Publish(new ScriptBroken(exception.Error));
            throw;
        }
    }

    private RunResult RunCached(Artifact component, IReadOnlyList<string> asked, RunRequest request, RunContext context)
    {
        var (hit, reason) = _cache.Find(component, asked, request, context);
        if (hit is not null)
        {
            return Reuse(component, asked, hit, reason, context);
        }

        var key = ComponentCache.Tags(component, asked).Concat(ComponentContent.KeyOf(component, asked, request, context) ?? []);
        using var turn = request.New ? null : ResultTurn.Take(context.Trail.Tree!, WellKnown.Installed.Alias, component, key, context.Operation);
        services.Index.Refresh();
        (hit, reason) = _cache.Find(component, asked, request, context);
        return hit is null ? Make(component, asked, reason, request, context) : Reuse(component, asked, hit, reason, context);
    }

    private static RunResult Reuse(Artifact component, IReadOnlyList<string> variations, Artifact entry, string reason, RunContext context)
    {
        context.Publish(new CacheConsulted(component.ToString(), IsHit: true, reason, entry.Path));
        EntryUse.Note(entry, context);
        var cached = CacheStore.Load(entry);
        return new RunResult
        {
            Script = component,
            Variations = variations,
            NewEnv = cached.NewEnv,
            NewState = cached.NewState,
            CacheEntry = entry,
            FromCache = true,
            CacheReason = reason,
            WorkDirectory = entry.Path,
        };
    }

    private RunResult Make(Artifact component, IReadOnlyList<string> asked, string reason, RunRequest request, RunContext context)
    {
        var (clock, recipe) = (Stopwatch.StartNew(), RecipeFiles.Of(component));
        PlatformRule.Require(component, "run", services);
        var variations = asked.Count > 0 ? asked : ComponentVariations.Defaults(component.Meta);
        var tags = ComponentCache.Tags(component, variations);
        var (entry, turn) = _cache.Begin(component, tags, context.Trail.Tree!.Turns, ComponentContent.KeyOf(component, asked, request, context)?.Concat(tags));
        using var own = turn;
        context.Publish(new CacheConsulted(component.ToString(), IsHit: false, reason, entry.Path));
        var (result, scope) = RunToKeep(entry, () => RunInPlace(component, variations, request, context, entry.Path));
        if (scope.IsSkipped)
        {
            _cache.Remove(entry);
            return result with { CacheReason = "its hook skipped it, so there is nothing to keep" };
        }

        var record = ComponentContent.RecordOf(component, recipe, variations, request, context, result) with { Origin = CacheOrigin.Now(clock.Elapsed) };
        var finished = _cache.Finish(entry, tags, scope, component.Meta.Find("deps")?.Clone() ?? new MetaList(), record);
        context.Trail.Tree!.TryUse([finished.Uid], context.Trail.FirstOr(component), context.Operation);
        return result with { CacheEntry = finished, CacheReason = reason };
    }

    private T RunToKeep<T>(Artifact entry, Func<T> run)
    {
        try
        {
            return run();
        }
        catch (OperationCanceledException)
        {
            _cache.Discard(entry);
            throw;
        }
    }

    private RunResult RunUncached(Artifact component, IReadOnlyList<string> variations, RunRequest request, RunContext context)
    {
        PlatformRule.Require(component, "run", services);
        context.Trail.Tree!.EnterDirectory(request.WorkDirectory, component, context.Operation);
        return RunInPlace(component, variations, request, context, request.WorkDirectory).Result;
    }

    private (RunResult Result, ComponentScope Scope) RunInPlace(
        Artifact component, IReadOnlyList<string> variations, RunRequest request, RunContext context, string workDirectory)
    {
        var scope = ComponentScope.Begin(component, variations, request, workDirectory);
        _dependencies.Run(scope, component, request, context);
        RunStages(scope, component, request, context);
        var result = new RunResult
        {
            Script = component,
            Variations = variations,
            NewEnv = scope.NewEnv,
            NewState = scope.NewState,
            Env = scope.Env,
            State = scope.State,
            Dependencies = scope.Dependencies,
            CacheReason = ComponentCache.WhyNotCached(request),
            ExitCode = scope.ExitCode,
            WorkDirectory = workDirectory,
        };
        return (result, scope);
    }

    private void RunStages(ComponentScope scope, Artifact component, RunRequest request, RunContext context)
    {
        var hooks = new ComponentHooks(services, component, request, context);
        if (hooks.Call("preprocess", scope).Flag("skip"))
        {
            scope.IsSkipped = true;
            context.Detail($"{component} is skipped by its hook.");
            return;
        }

        // Only a component with a native script is post-processed; that is the rule of this generation.
        if (new ComponentNativeScript(services, component, context).Run(scope))
        {
            hooks.Call("postprocess", scope);
        }

        services.Native.WriteEnvironmentScript(scope.WorkDirectory, scope.NewEnv);
    }
}
