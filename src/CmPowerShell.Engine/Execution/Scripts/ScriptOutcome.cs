using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Scripts;

/// <summary>Makes the result of a run for the caller.</summary>
internal static class ScriptOutcome
{
    /// <summary>The result of a run that came to its end.</summary>
    /// <param name="scope">The run.</param>
    /// <param name="delta">Its changes.</param>
    /// <param name="env">The caller's environment with it.</param>
    /// <param name="state">The caller's state with it.</param>
    public static RunResult Create(ScriptExecution scope, RunDelta delta, MetaMap env, MetaMap state) => Begin(scope) with
    {
        NewEnv = delta.NewEnv,
        NewState = delta.NewState,
        Env = env,
        State = state,
        Version = Version(scope),
        CacheEntry = scope.Entry?.Artifact,
        FromCache = scope.FromCache,
        ExitCode = scope.ExitCode,
        Extra = scope.Extra,
    };

    /// <summary>The result of a run that a hook ended before the script. What the environment holds by then stays with the caller, as in the reference.</summary>
    public static RunResult Skipped(ScriptExecution scope) => Begin(scope) with { IsSkipped = true, Env = scope.Env, State = scope.State };

    /// <summary>The result where nothing is done at all.</summary>
    public static RunResult Unchanged(ScriptExecution scope) =>
        Begin(scope) with { Env = scope.Request.Env, State = scope.Request.State, CacheReason = "the script is not run inside a container" };

    private static RunResult Begin(ScriptExecution scope) => new()
    {
        Script = scope.Script,
        Values = scope.Model.Rules.ConstantsReachCallers ? scope.Values : null,
        AskedTags = scope.Request.Tags,
        Variations = scope.Resolved.Variations.Names,
        Dependencies = scope.Dependencies,
        AskedDependencies = scope.AskedDependencies,
        DependencyEntries = scope.Values.Dependencies.Deps.Select(dependency => dependency.Entry).ToList(),
        CacheReason = scope.CacheReason,
        WorkDirectory = scope.WorkDirectory,
    };

    private static string? Version(ScriptExecution scope)
    {
        var version = scope.Version.Length > 0 ? scope.Version : scope.Env.Text(scope.Variables.Versions.Detected, scope.Env.Text(scope.Variables.Versions.Exact));
        return version.Length > 0 ? version : null;
    }
}
