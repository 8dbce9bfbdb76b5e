using CmPowerShell.Engine.Execution.Native;
using CmPowerShell.Engine.Execution.Scripts.Reporting;
using CmPowerShell.Engine.Execution.Scripts.Reuse;
using CmPowerShell.Engine.Meta;
using CmPowerShell.Engine.Scripts.Environments;

namespace CmPowerShell.Engine.Execution.Scripts;

/// <summary>Ends a run: cuts out what it brought, finishes its cache entry, and leaves or removes files.</summary>
internal sealed class ScriptEnd(RunServices services, CacheStage cache)
{
    /// <summary>Ends a run that came to its end.</summary>
    public RunResult Finish(ScriptScope scope)
    {
        var delta = RunDelta.Of(scope);
        var (env, state) = (scope.Request.Env.Clone(), scope.Request.State.Clone());
        ScriptEnvironment.Merge(env, delta.NewEnv);
        ScriptEnvironment.Merge(state, delta.NewState);
        if (scope.Entry is not null && !scope.FromCache)
        {
            cache.Finish(scope, delta, env);
            scope.Tree.TryUse([scope.Entry.Uid], scope.Context.Trail.FirstOr(scope.Script), scope.Context.Operation);
        }

        scope.ReleaseTurns();

        var result = ScriptOutcome.Of(scope, delta, env, state);
        if (!scope.IsPlan)
        {
            LeaveFiles(scope, delta);
            RunReport.Tell(scope, result);
        }

        return result;
    }

    private void LeaveFiles(ScriptScope scope, RunDelta delta)
    {
        var directory = scope.Request.WorkDirectory;
        if (!scope.Flags.Dirty && scope.CacheTags is null)
        {
            WorkFiles.Remove(directory, WorkFiles.Temporary(scope.Model, services.Host));
        }

        if (scope.Flags.SaveEnvironment)
        {
            services.Native.WriteEnvironmentScript(directory, delta.NewEnv, WorkFiles.Environment, scope.State.Texts("script_prefix"));
        }

        if (scope.Flags.Shell)
        {
            scope.Tree.LeaveDirectory(); // what the person does in the shell may be further runs
            new InteractiveShell(services.Host).Run(delta.NewEnv, directory, scope.Context.Operation);
        }
    }
}
