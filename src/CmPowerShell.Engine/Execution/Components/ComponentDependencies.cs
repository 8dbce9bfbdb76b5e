using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Scripts.Generations;
using CmPowerShell.Engine.Scripts.Model;

namespace CmPowerShell.Engine.Execution.Components;

/// <summary>Runs the dependencies of an early component, one after the other.</summary>
internal sealed class ComponentDependencies(IScriptRunner runner)
{
    /// <summary>Runs them; each sees the variables and state of the previous ones.</summary>
    /// <param name="scope">The run of the component.</param>
    /// <param name="script">The component.</param>
    /// <param name="request">The request.</param>
    /// <param name="context">Where in a larger run this is.</param>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException">One was not found or failed, or they need each other in a circle.</exception>
    public void Run(ComponentScope scope, ScriptModel script, RunRequest request, RunContext context)
    {
        foreach (var dependency in script.Deps.Select(declared => declared.Copy()))
        {
            var step = new DependencyFrame(script.Artifact, Asked(request), request.Env, script.LocationOf(dependency.Position));
            var trail = context.Trail.Down(step);
            var result = DependencyStep.Within(
                script.Artifact, step.Dependency, () => runner.Run(ComponentDependency.Request(dependency, scope, request), context.Deeper() with { Trail = trail }));
            scope.NewEnv = ComponentMerge.Environments(scope.NewEnv, result.NewEnv);
            scope.NewState = ComponentMerge.States(scope.NewState, result.NewState);
            scope.Dependencies.Add(result);
        }
    }

    /// <summary>Throws if the component is in its own chain of dependencies and would call itself endlessly.</summary>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException">Id <c>DependencyCycle</c>.</exception>
    public static void CheckCycle(Artifact component, RunRequest request, DependencyPath trail) =>
        DependencyCycle.Check(component, request, Asked(request), trail);

    private static string Asked(RunRequest request) => string.Join(',', request.Tags).Trim();
}
