using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Meta;

namespace CmPowerShell.Engine.Execution.Components;

/// <summary>Plans an early component: resolves it with its dependencies, and runs and leaves nothing.</summary>
internal sealed class ComponentPlan(ComponentCache cache, ComponentDependencies dependencies)
{
    /// <summary>Adds the component and its dependencies to the plan of the context.</summary>
    /// <param name="component">The component.</param>
    /// <param name="asked">The variations asked for.</param>
    /// <param name="request">What was asked for.</param>
    /// <param name="context">Where in the plan this is.</param>
    public RunResult Visit(Artifact component, IReadOnlyList<string> asked, RunRequest request, RunContext context)
    {
        var isCached = component.Meta.Flag("install") && !request.SkipCache;
        var (entry, reason) = isCached ? cache.Find(component, asked, request, context) : new(null, ComponentCache.WhyNotCached(request));
        var variations = isCached && asked.Count == 0 ? ComponentVariations.Defaults(component.Meta) : asked;
        var plan = context.Trail.Plan!;
        plan.Add(component, request, string.Join(',', variations.Select(name => "_" + name)), context);
        plan.SetCacheEntry(entry, reason);
        var scope = ComponentScope.Begin(component, variations, request, request.WorkDirectory);
        dependencies.Run(scope, component, request, context, reached: entry is null);
        return new RunResult { Script = component, NewEnv = scope.NewEnv, NewState = scope.NewState };
    }
}
