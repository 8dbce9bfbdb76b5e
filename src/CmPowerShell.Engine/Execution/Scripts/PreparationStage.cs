using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Execution.Native;
using CmPowerShell.Engine.Execution.Scripts.Customization;
using CmPowerShell.Engine.Execution.Scripts.Dependencies;
using CmPowerShell.Engine.Scripts.Environments;
using CmPowerShell.Engine.Scripts.Resolution;
using CmPowerShell.Engine.Scripts.Versions;

namespace CmPowerShell.Engine.Execution.Scripts;

/// <summary>What comes before <c>preprocess</c>: warnings, the usual version, the hook <c>predeps</c>, the dependencies, and a clean work directory.</summary>
internal sealed class PreparationStage(RunServices services, DependencyStage dependencies)
{
    private const string FirstHook = "predeps";

    /// <summary>Prepares a run.</summary>
    public void Run(ScriptExecution scope, HookStage hooks)
    {
        foreach (var warning in scope.Resolved.Warnings)
        {
            scope.Context.Operation.Warn("ScriptWarning", warning, scope.Context.Depth);
        }

        TakeUsualVersion(scope);
        MetaWarnings.Report(scope);
        Set(scope, scope.Variables.Run.ScriptPath, scope.Script.Path);
        RunDependencies(scope, hooks);
        scope.Driver.Act(() => WorkFiles.Remove(scope.WorkDirectory, WorkFiles.Temporary(scope.Model, services.Host)));
        var pip = VersionConstraint.PipText(scope.Env, scope.Variables.Versions);
        ScriptEnvironment.Overwrite(scope.Env, scope.Values.Const);
        ScriptEnvironment.Merge(scope.State, scope.Values.ConstState);
        Set(scope, scope.Variables.Versions.Pip, pip);
    }

    private static void TakeUsualVersion(ScriptExecution scope)
    {
        if (scope.Version.Length > 0)
        {
            return;
        }

        (var usual, scope.Resolved) = ScriptResolver.ApplyUsualVersion(scope.Resolved, scope.Values);
        if (usual.Length > 0)
        {
            scope.Version = usual;
            scope.CacheTags?.AddVersion(usual);
        }
    }

    private void RunDependencies(ScriptExecution scope, HookStage hooks)
    {
        var local = DependencyStage.GetLocalKeys(scope);
        if (scope.Flags.DockerDependencies)
        {
            var inside = DockerState.Dependencies(scope.Model, scope.State).Where(dependency => !dependency.IsSkippedInContainer);
            dependencies.Run(scope, inside, local);
            ScriptEnvironment.Expand(scope.Env, scope.Variables);
        }

        if (scope.Generation.Hooks.PredepsPrecedesDependencies && scope.Model.Predeps is not false && !scope.Flags.Fake && hooks.Mentions(FirstHook))
        {
            hooks.Call(FirstHook);
        }

        dependencies.Run(scope, scope.Values.Dependencies.Deps, local);
        ScriptEnvironment.Expand(scope.Env, scope.Variables);
    }

    private static void Set(ScriptExecution scope, string key, string value)
    {
        scope.Env[key] = value;
        ScriptEnvironment.Expand(scope.Env, scope.Variables);
    }
}
