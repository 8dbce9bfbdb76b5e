using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Execution.Native;
using CmPowerShell.Engine.Execution.Scripts.Reporting;
using CmPowerShell.Engine.Execution.Scripts.Reuse;
using CmPowerShell.Engine.Execution.Scripts.Reuse.Content;
using CmPowerShell.Engine.Scripts.Environments;
using CmPowerShell.Engine.Scripts.Generations;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Scripts;

/// <summary>Ends a run: extracts its changes, finishes its cache entry, and keeps or removes files.</summary>
internal sealed class ScriptEnd(RunServices services, CacheStage cache)
{
    /// <summary>Makes the result of a run that came to its end, and finishes its cache entry where it has one.</summary>
    /// <param name="scope">The run.</param>
    /// <param name="content">What the result of a cached run was made from; null where nothing was made.</param>
    public RunResult Finish(ScriptExecution scope, RequestContent? content = null)
    {
        var delta = scope.Delta = scope.Shared?.Taken ?? RunDelta.Capture(scope);
        var (env, state) = Outer(scope, delta);
        if (scope.Entry is not null && !scope.FromCache)
        {
            cache.Finish(scope, delta, content, env);
            scope.FromCache = scope.Shared is { IsTaken: true };
            scope.Session.TryUse([scope.Entry.Uid], scope.Context.Trail.FirstOr(scope.Script), scope.Context.Operation);
        }

        return ScriptOutcome.Create(scope, delta, env, state);
    }

    /// <summary>Keeps or removes files and reports, once other runs can continue. A run that ended without a result leaves nothing.</summary>
    /// <param name="scope">The run.</param>
    /// <param name="result">Its result.</param>
    public void Leave(ScriptExecution scope, RunResult result)
    {
        if (scope.Delta is { } delta)
        {
            scope.Driver.Act(() => LeaveFiles(scope, delta));
            scope.Driver.Act(() => RunReport.Report(scope, result));
        }
    }

    // By the rules of mid 2022 a script that ran works on the environment of its caller, but for its local variables; new_env is only what the cache keeps.
    private static (MetaMap Env, MetaMap State) Outer(ScriptExecution scope, RunDelta delta)
    {
        if (scope.Generation.Results == ResultRule.WholeEnvironment && !scope.FromCache)
        {
            var whole = scope.Env.Clone();
            if (scope.Context.Depth > 0)
            {
                LocalKeys.Hide(whole, scope.Variables.LocalToScript, hidden: []);
            }

            return (whole, scope.State.Clone());
        }

        var (env, state) = (scope.Request.Env.Clone(), scope.Request.State.Clone());
        ScriptEnvironment.Merge(env, delta.NewEnv);
        ScriptEnvironment.Merge(state, delta.NewState);
        return (env, state);
    }

    private void LeaveFiles(ScriptExecution scope, RunDelta delta)
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
            scope.Session.LeaveDirectory(); // the user may start other runs in the shell
            new InteractiveShell(services.Host).Run(delta.NewEnv, directory, scope.Context.Operation);
        }
    }
}
