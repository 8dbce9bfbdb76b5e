using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Execution.Native;
using CmPowerShell.Engine.Execution.Scripts.Dependencies;
using CmPowerShell.Engine.Scripts.Environments;
using CmPowerShell.Engine.Scripts.Resolution;
using CmPowerShell.Engine.Scripts.Versions;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Scripts;

/// <summary>What comes before <c>preprocess</c>: warnings, the usual version, the dependencies, and a clean work directory.</summary>
internal sealed class PreparationStage(RunServices services, DependencyStage dependencies)
{
    /// <summary>Prepares a run.</summary>
    public void Run(ScriptExecution scope)
    {
        scope.Resolution.Warnings.ForEach(warning => scope.Context.Operation.Warn("ScriptWarning", warning, scope.Context.Depth));
        TakeUsualVersion(scope);
        Set(scope, "CM_TMP_CURRENT_SCRIPT_PATH", scope.Script.Path);
        RunDependencies(scope);
        if (!scope.IsPlan)
        {
            WorkFiles.Remove(scope.WorkDirectory, WorkFiles.Temporary(scope.Meta.Map, services.Host));
        }

        var pip = VersionConstraint.PipText(scope.Env);
        ScriptEnvironment.Overwrite(scope.Env, scope.Resolution.Const);
        ScriptEnvironment.Merge(scope.State, scope.Resolution.ConstState);
        Set(scope, "CM_TMP_PIP_VERSION_STRING", pip);
    }

    private static void TakeUsualVersion(ScriptExecution scope)
    {
        if (scope.Version.Length == 0 && ScriptResolver.ApplyUsualVersion(scope.Resolution) is { Length: > 0 } usual)
        {
            scope.Version = usual;
            scope.CacheTags?.AddVersion(usual);
        }
    }

    private void RunDependencies(ScriptExecution scope)
    {
        var local = DependencyStage.GetLocalKeys(scope);
        if (scope.Flags.DockerDependencies)
        {
            var inside = scope.State.Map("docker").List("deps").OfType<MetaMap>().Where(dependency => !dependency.Flag("skip_inside_docker"));
            dependencies.Run(scope, new MetaList(inside), local);
            ScriptEnvironment.Expand(scope.Env);
        }

        dependencies.Run(scope, scope.Resolution.Dependencies.Deps, local);
        ScriptEnvironment.Expand(scope.Env);
    }

    private static void Set(ScriptExecution scope, string key, string value)
    {
        scope.Env[key] = value;
        ScriptEnvironment.Expand(scope.Env);
    }
}
