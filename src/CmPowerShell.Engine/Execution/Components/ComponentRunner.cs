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
internal sealed class ComponentRunner(RunServices services, IScriptRunner runner) : IGenerationRunner
{
    private readonly ComponentCache _cache = new(services.Cache, new ComponentContent(new RecordedContent(services.Index, services.Cache)));
    private readonly ComponentDependencies _dependencies = new(runner);
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
        services.Owner.Require(component.Repository.Path, component.Repository.Path, component.Path);
        context.Pinned?.Require(component);
        ComponentInputs.Check(component, request, context);
        var script = _models.Get(component);
        context.Secrets?.Declare(script, request.Env, context);
        var asked = ComponentVariations.Asked(request.Tags);
        ComponentVariations.Select(script, asked);
        ComponentDependencies.CheckCycle(component, request, context.Trail);
        if (context.Trail.Plan is not null)
        {
            return new ComponentPlan(_cache, _dependencies).Visit(script, asked, request, context);
        }

        return Tell(component, request, context, () =>
        {
            var result = script.IsCached && !request.SkipCache
                ? _execution.Run(new ComponentWork(services, _cache, _stages, script, asked, request, context), context)
                : RunUncached(script, asked, request, context);
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

    private RunResult RunUncached(ScriptModel script, IReadOnlyList<string> variations, RunRequest request, RunContext context)
    {
        PlatformRule.Require(script.Artifact, "run", services);
        context.Trail.Tree!.EnterDirectory(request.WorkDirectory, script.Artifact, context.Operation);
        return _stages.Run(script, variations, request, context, request.WorkDirectory).Result;
    }
}
