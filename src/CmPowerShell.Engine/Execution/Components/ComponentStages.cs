using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Scripts.Model;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Components;

/// <summary>The stages of a run of an early component: dependencies, <c>preprocess</c>, native script, <c>postprocess</c>.</summary>
/// <param name="services">The machine, hooks and native scripts.</param>
/// <param name="runner">Runs the dependencies.</param>
internal sealed class ComponentStages(RunServices services, IScriptRunner runner)
{
    private readonly ComponentDependencies _dependencies = new(runner);

    /// <summary>Runs the stages.</summary>
    /// <param name="script">The component.</param>
    /// <param name="variations">The variations with which it runs.</param>
    /// <param name="request">The request.</param>
    /// <param name="context">The place of the component in the whole run.</param>
    /// <param name="workDirectory">Full path of the directory in which it runs.</param>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException">A stage failed.</exception>
    public ComponentMade Run(ScriptModel script, IReadOnlyList<string> variations, RunRequest request, RunContext context, string workDirectory)
    {
        var scope = ComponentScope.Begin(script, variations, request, workDirectory);
        _dependencies.Run(scope, script, request, context);
        context.Trail.Driver.Act(() => RunOwn(scope, script, request, context));
        return new ComponentMade(scope, new RunResult
        {
            Script = script.Artifact,
            Variations = variations,
            NewEnv = scope.NewEnv,
            NewState = scope.NewState,
            Env = scope.Env,
            State = scope.State,
            Dependencies = scope.Dependencies,
            CacheReason = ComponentCache.WhyNotCached(request),
            ExitCode = scope.ExitCode,
            WorkDirectory = workDirectory,
        });
    }

    private void RunOwn(ComponentScope scope, ScriptModel script, RunRequest request, RunContext context)
    {
        context.Pinned?.RequireToRun(script.Artifact);
        var hooks = new ComponentHooks(services, script, request, context);
        if (hooks.Call("preprocess", scope).Flag("skip"))
        {
            scope.IsSkipped = true;
            context.Detail($"{script.Artifact} is skipped by its hook.");
            return;
        }

        context.Pinned?.RequireToRun(script.Artifact);
        // Only a component with a native script is post-processed; that is the rule of this generation.
        if (new ComponentNativeScript(services, script.Artifact, context).Run(scope))
        {
            hooks.Call("postprocess", scope);
        }

        services.Native.WriteEnvironmentScript(scope.WorkDirectory, scope.NewEnv);
    }
}

/// <summary>What the stages of a component left.</summary>
/// <param name="Scope">Environment and state at the end.</param>
/// <param name="Result">The result for the caller.</param>
internal sealed record ComponentMade(ComponentScope Scope, RunResult Result);
