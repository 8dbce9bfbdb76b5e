using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Components;

/// <summary>Plans an early component: resolves it with its dependencies, and runs and leaves nothing.</summary>
internal sealed class ComponentPlan(ComponentCache cache, ComponentDependencies dependencies)
{
    /// <summary>Adds the component and its dependencies to the plan of the context.</summary>
    /// <param name="component">The component.</param>
    /// <param name="asked">The variations asked for.</param>
    /// <param name="request">The request.</param>
    /// <param name="context">Where in the plan this is.</param>
    public RunResult Visit(Artifact component, IReadOnlyList<string> asked, RunRequest request, RunContext context)
    {
        var isCached = component.Meta.Flag("install") && !request.SkipCache;
        var found = isCached ? cache.Find(component, asked, request, context) : new CacheLookup(null, ComponentCache.WhyNotCached(request));
        var variations = isCached && asked.Count == 0 ? ComponentVariations.Defaults(component.Meta) : asked;
        var plan = context.Trail.Plan!;
        plan.Add(component, request, string.Join(',', variations.Select(name => "_" + name)), context);
        plan.SetCacheEntry(found);
        var scope = ComponentScope.Begin(component, variations, request, request.WorkDirectory);
        dependencies.Run(scope, component, request, context, reached: found.Entry is null);
        return new RunResult { Script = component, NewEnv = scope.NewEnv, NewState = scope.NewState };
    }
}
