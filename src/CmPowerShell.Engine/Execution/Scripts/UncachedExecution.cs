using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Execution.Scripts.Customization;
using CmPowerShell.Engine.Execution.Scripts.Dependencies;
using CmPowerShell.Engine.Execution.Scripts.Native;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Scripts;

/// <summary>
/// The stages of a run whose result does not come from the cache: <c>predeps</c>, dependencies, <c>preprocess</c>, prehook dependencies, native script, posthook dependencies,
/// <c>postprocess</c>, post dependencies. In a fake run only the dependencies and prehook dependencies are visited; in a plan nothing else happens either.
/// </summary>
internal sealed class UncachedExecution(RunServices services, IScriptRunner runner, DependencyStage dependencies, NativeStage native)
{
    private readonly PreparationStage _preparation = new(services, dependencies);

    /// <summary>Runs the stages.</summary>
    /// <param name="scope">The run.</param>
    /// <param name="taken">Called after the dependencies: whether the result is there already, so that no hook and no native script runs. Null where it cannot be.</param>
    /// <returns>How they ended: to the end, skipped by a hook, or redirected to another script, which has run by then.</returns>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException">A stage failed.</exception>
    public FreshOutcome Run(ScriptExecution scope, Func<bool>? taken = null)
    {
        var hooks = new HookStage(services, scope, native);
        _preparation.Run(scope, hooks);
        if (taken?.Invoke() == true)
        {
            return FreshOutcome.Done;
        }

        var start = EnterOutputDirectory(scope);
        if (!scope.Flags.Fake && Preprocess(scope, hooks) is { } end)
        {
            return end;
        }

        PrintEnvironment(scope);
        dependencies.Run(scope, scope.Values.Dependencies.Prehook, DependencyStage.GetLocalKeys(scope));
        if (!scope.Flags.Fake)
        {
            RunNative(scope);
            dependencies.Run(scope, scope.Values.Dependencies.Posthook, DependencyStage.GetLocalKeys(scope));
            TakeUp(scope, hooks.Call("postprocess"), setsVersion: true);
            dependencies.Run(scope, scope.Values.Dependencies.Post, scope.Model.CleanEnvKeysPostDeps);
        }

        scope.CacheTags?.Add(CacheTags.FromEnvironment(scope.Model, scope.Env));
        scope.WorkDirectory = start ?? scope.WorkDirectory;
        return FreshOutcome.Done;
    }

    private static string? EnterOutputDirectory(ScriptExecution scope)
    {
        var start = scope.WorkDirectory;
        var name = scope.Env.Text(scope.Variables.Run.OutputDirectory);
        if (name.Length == 0 || scope.Driver.Make(() => Directory.CreateDirectory(Path.Combine(start, name)).FullName) is not { } made)
        {
            return null;
        }

        scope.WorkDirectory = made;
        return start;
    }

    private FreshOutcome? Preprocess(ScriptExecution scope, HookStage hooks)
    {
        var answer = hooks.Call("preprocess");
        if (!answer.Flag("skip"))
        {
            TakeUp(scope, answer, setsVersion: false);
            return null;
        }

        scope.Context.Detail($"{scope.Script} is skipped by its hook.");
        return answer.Map("script") is { Count: > 0 } other
            ? new FreshOutcome(IsSkipped: false, runner.Run(ScriptRedirect.Request(scope, other), scope.Context.Deeper() with { Trail = hooks.Through() }))
            : FreshOutcome.Skipped;
    }

    private void RunNative(ScriptExecution scope)
    {
        foreach (var (prefix, replacement) in scope.Model.EnvKeyMappings)
        {
            foreach (var (key, value) in scope.Env.Where(pair => pair.Key.StartsWith(prefix, StringComparison.Ordinal)).ToList())
            {
                scope.Env[key.Replace(prefix, replacement.ToString(), StringComparison.Ordinal)] = value;
            }
        }

        var run = new NativeRun(scope.Env, scope.State, scope.WorkDirectory) { IgnoreError = scope.Flags.IgnoreScriptError };
        native.Run(scope, run);
        scope.ExitCode = run.ExitCode;
    }

    // A version that preprocess names only marks the entry; one that postprocess names is the version of the result.
    private static void TakeUp(ScriptExecution scope, MetaMap answer, bool setsVersion)
    {
        var version = answer.Text("version");
        if (version.Length > 0)
        {
            scope.Version = setsVersion ? version : scope.Version;
            scope.CacheTags?.SetVersion(version);
        }

        scope.CacheTags?.Add(answer.Texts("add_extra_cache_tags"));
        foreach (var (key, value) in answer.Where(pair => pair.Key is not ("return" or "version" or "add_extra_cache_tags")))
        {
            scope.Extra[key] = value;
        }
    }

    private static void PrintEnvironment(ScriptExecution scope)
    {
        if (scope.Flags.PrintEnvironment)
        {
            scope.Context.Publish(new OutputReceived(JsonMeta.Write(scope.Env), IsError: false));
        }
    }
}

/// <summary>How the stages ended.</summary>
/// <param name="IsSkipped">Whether the hook asked to skip the script.</param>
/// <param name="Other">The result of the script that the hook redirected to; null if there is none.</param>
internal sealed record FreshOutcome(bool IsSkipped, RunResult? Other)
{
    /// <summary>All stages ran.</summary>
    public static FreshOutcome Done { get; } = new(false, null);

    /// <summary>The script was skipped.</summary>
    public static FreshOutcome Skipped { get; } = new(true, null);

    /// <summary>The result of a run whose stages a hook ended.</summary>
    public RunResult ResultFor(ScriptExecution scope) => Other ?? ScriptOutcome.Skipped(scope);
}
