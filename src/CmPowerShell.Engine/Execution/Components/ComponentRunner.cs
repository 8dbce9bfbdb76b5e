using System.Diagnostics;
using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Execution.Content;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Execution.SingleFlight;
using CmPowerShell.Engine.Scripts.Generations;
using CmPowerShell.Engine.Scripts.Model;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Execution.Components;

/// <summary>
/// Runs the "intelligent components" of May 2022: variations, cache, dependencies, <c>preprocess</c>, native script, <c>postprocess</c>.
/// The order and the rules of merging are those of the automation <c>ic</c> of that time.
/// </summary>
/// <remarks>
/// Components share with the later generations the reader of meta, the driver of a run or plan, the cache, the shells and
/// the records. Their stages differ, because the semantics of that time differ in ways that results show:
/// <list type="bullet">
/// <item>A hook gets the four maps <c>env</c>, <c>state</c>, <c>new_env</c> and <c>new_state</c> and changes them in place.
/// The caller gets what a component puts into <c>new_env</c>; no keys of the meta select it.</item>
/// <item>The first writer of a variable wins (<see cref="ComponentMerge"/>), so values of the caller override the meta.</item>
/// <item>A dependency sees all that the component has so far. No variable is hidden from it.</item>
/// <item>Where the result comes from the cache no dependency runs, not even a dynamic one.</item>
/// <item>Only a component with a native script is post-processed.</item>
/// <item>There are no groups, bases, versions, constants and conditions, no changes of dependencies, and no prehook,
/// posthook and post dependencies.</item>
/// </list>
/// </remarks>
internal sealed class ComponentRunner(RunServices services, IScriptRunner runner) : IGenerationRunner
{
    private readonly ComponentCache _cache = new(services.Cache, new ComponentContent(new RecordedContent(services.Index, services.Cache, new RecordedPaths(services.Environment))));
    private readonly ComponentStages _stages = new(services, runner);
    private readonly CachedExecution _execution = new(services.Cache);
    private readonly ScriptModels _models = new();

    /// <inheritdoc/>
    public RunResult Run(IReadOnlyList<Artifact> candidates, RunRequest request, RunContext context)
    {
        using var place = PrivateWorkDirectory.Create(request, context);
        request = place.Request;
        var component = ScriptChoice.Choose(candidates, request, Generation.Cmind2022.Variables.Run);
        var clock = Stopwatch.StartNew();
        context = context with { Trail = context.Trail with { CachePolicy = CachePolicySelection.Select(request.Inputs, context.Trail.CachePolicy) } };
        context.Publish(new ScriptFound(component.ToString(), ScriptErrors.Asked(request), component.Path));
        services.Owner.Require(component.Repository.Path, component.Repository.Path);
        services.Owner.RequireCode(component.Repository.Path, component.Path);
        context.Pinned?.Require(component);
        ComponentInputs.Check(component, request, context);
        var script = _models.Get(component);
        context.Secrets?.Declare(script, request.Env, context);
        var asked = ComponentVariations.Asked(request.Tags);
        ComponentVariations.Select(script, asked);
        ComponentDependencies.CheckCycle(component, request, context.Trail);
        return Report(component, request, context, () => Run(script, asked, request, context) with { Duration = clock.Elapsed, AskedTags = request.Tags });
    }

    private static RunResult Report(Artifact component, RunRequest request, RunContext context, Func<RunResult> run)
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

    private RunResult Run(ScriptModel script, IReadOnlyList<string> asked, RunRequest request, RunContext context)
    {
        var (driver, isCached) = (context.Trail.Driver, script.IsCached && !request.SkipCache);
        var variations = isCached && asked.Count == 0 ? script.ComponentDefaults : asked;
        driver.Note(script.Artifact, request, string.Join(',', variations.Select(name => "_" + name)), context);
        var foreseen = driver.LookAhead(() => isCached ? _cache.Find(script, asked, request, context) : new CacheLookup(null, ComponentCache.WhyNotCached(request)));
        // Of a component whose result comes from the cache no dependency runs.
        context = context with { Trail = context.Trail with { IsReached = foreseen?.Entry is null } };
        return isCached && driver.UsesCache
            ? _execution.Run(new ComponentWork(services, _cache, _stages, script, asked, request, context), context)
            : RunUncached(script, variations, request, context);
    }

    private RunResult RunUncached(ScriptModel script, IReadOnlyList<string> variations, RunRequest request, RunContext context)
    {
        context.Trail.Driver.Act(() =>
        {
            PlatformRule.RequireComponent(script.Artifact, services);
            context.Trail.Session.EnterDirectory(request.WorkDirectory, script.Artifact, context.Operation);
        });
        return _stages.Run(script, variations, request, context, request.WorkDirectory).Result;
    }
}
