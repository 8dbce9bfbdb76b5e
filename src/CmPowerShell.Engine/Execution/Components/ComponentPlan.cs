using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Scripts.Model;

namespace CmPowerShell.Engine.Execution.Components;

/// <summary>Plans an early component: resolves it with its dependencies, and runs and leaves nothing.</summary>
internal sealed class ComponentPlan(ComponentCache cache, ComponentDependencies dependencies)
{
    /// <summary>Adds the component and its dependencies to the plan of the context.</summary>
    /// <param name="script">The component.</param>
    /// <param name="asked">The variations asked for.</param>
    /// <param name="request">What was asked for.</param>
    /// <param name="context">Where in the plan this is.</param>
    public RunResult Visit(ScriptModel script, IReadOnlyList<string> asked, RunRequest request, RunContext context)
    {
        var isCached = script.IsCached && !request.SkipCache;
        var found = isCached ? cache.Find(script, asked, request, context) : new CacheLookup(null, ComponentCache.WhyNotCached(request));
        var variations = isCached && asked.Count == 0 ? script.DefaultVariations : asked;
        var plan = context.Trail.Plan!;
        plan.Add(script.Artifact, request, string.Join(',', variations.Select(name => "_" + name)), context);
        plan.SetCacheEntry(found);
        var scope = ComponentScope.Begin(script, variations, request, request.WorkDirectory);
        dependencies.Run(scope, script, request, context, reached: found.Entry is null);
        return new RunResult { Script = script.Artifact, NewEnv = scope.NewEnv, NewState = scope.NewState };
    }
}
