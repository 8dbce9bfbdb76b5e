using System.Diagnostics;
using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Errors;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Meta;
using CmPowerShell.Engine.Scripts;
using CmPowerShell.Engine.Scripts.Environments;
using CmPowerShell.Engine.Scripts.Resolution;

namespace CmPowerShell.Engine.Execution.Scripts;

/// <summary>
/// Runs scripts of the later generation: selects one, resolves it, reuses its result from the cache or makes it anew, and hands to the caller what the
/// meta says. The order and the rules are those of the automation <c>script</c> of cm4mlops.
/// </summary>
internal sealed class ScriptGenerationRunner : IGenerationRunner
{
    private readonly RunServices _services;
    private readonly ScriptMetaTable _metas = new();
    private readonly ScriptSelection _selection;
    private readonly CacheStage _cache;
    private readonly FreshRun _fresh;
    private readonly ReuseRun _reuse;

    public ScriptGenerationRunner(RunServices services, ScriptRunner runner)
    {
        _services = services;
        var dependencies = new DependencyStage(services, runner);
        var native = new NativeStage(services);
        _selection = new ScriptSelection(services.Cache, _metas);
        _cache = new CacheStage(services.Cache, services.Native, new CacheValidation(services, dependencies, native));
        _fresh = new FreshRun(services, runner, dependencies, native);
        _reuse = new ReuseRun(dependencies);
    }

    /// <inheritdoc/>
    public RunResult Run(IReadOnlyList<Artifact> candidates, RunRequest request, RunContext context)
    {
        var clock = Stopwatch.StartNew();
        context = context.Trail is null ? context with { Trail = new ScriptTrail(new SelectionMemory(), null) } : context;
        var scope = Begin(candidates, request, context);
        var result = Run(scope) with { Duration = clock.Elapsed };
        context.Publish(new ScriptFinished(scope.Script.ToString(), result.FromCache, result.Duration));
        return result;
    }

    private ScriptScope Begin(IReadOnlyList<Artifact> candidates, RunRequest request, RunContext context)
    {
        var trail = context.Trail!;
        var asked = AskedTags.Parse(request.Tags);
        var flags = RunFlags.Of(request, trail.Plan is not null);
        var env = RequestEnvironment.Of(request, flags, _services.Host, Environment.GetEnvironmentVariable);
        var script = Select(candidates, asked, flags, context);
        context.Publish(new ScriptFound(script.ToString(), ScriptErrors.Asked(request), script.Path));
        if (request.ChecksInputs && !RunFlags.IsOff(request.Inputs, "strict"))
        {
            ScriptInputs.Check(_metas.Of(script), request.Inputs);
        }

        DependencyCycle.Check(script, request, asked, trail);
        env["CM_TMP_CURRENT_SCRIPT_REPO_PATH"] = script.Repository.Path;
        env["CM_TMP_CURRENT_SCRIPT_REPO_PATH_WITH_PREFIX"] = script.Repository.ArtifactsPath;
        var start = new ResolutionStart(
            request.Inputs, env, Own(request, "state", request.State), Own(request, "const", request.Const), Own(request, "const_state", request.ConstState), trail.ConditionalMeta);
        var resolution = ScriptResolver.Resolve(
            _metas.Of(script), asked.Variations, start, variations => trail.Plan?.Add(script, request, variations, context));
        return new ScriptScope(request, asked, flags, resolution, context);
    }

    private Artifact Select(IReadOnlyList<Artifact> candidates, AskedTags asked, RunFlags flags, RunContext context)
    {
        try
        {
            return _selection.Select(candidates, asked, flags, context);
        }
        catch (CmException exception) when (context.Trail!.Steps.Count > 0)
        {
            throw DependencyErrors.Within(exception, context.Trail);
        }
    }

    private RunResult Run(ScriptScope scope)
    {
        if (ContainerRule.IsSkipped(scope))
        {
            return ScriptOutcome.Unchanged(scope);
        }

        var extra = CacheTags.Extra(scope.Resolution);
        var reused = CacheStage.IsCached(scope) ? FindInCache(scope, extra) : null;
        if (reused is not null)
        {
            _reuse.Run(scope, reused);
        }

        if (reused is null || scope.Flags.Renew)
        {
            var outcome = Make(scope, reused);
            if (outcome != FreshOutcome.Done)
            {
                return outcome.Other ?? ScriptOutcome.Skipped(scope);
            }
        }

        return Finish(scope);
    }

    private Artifact? FindInCache(ScriptScope scope, IReadOnlyList<string> extra)
    {
        scope.CacheTags = CacheTags.Of(scope.Asked, scope.Resolution, extra);
        var entry = _cache.Find(scope);
        return entry is null && scope.Flags.OnlyFromCache ? throw CacheErrors.NothingFits(scope) : entry;
    }

    private FreshOutcome Make(ScriptScope scope, Artifact? renewed)
    {
        if (renewed is not null)
        {
            scope.FromCache = false;
            scope.CacheTags!.Add(["script-artifact-" + scope.Script.Uid]);
            scope.CacheReason = "the entry is renewed";
            CacheStage.Use(scope, renewed);
            scope.Env["CM_RENEW_CACHE_ENTRY"] = "yes";
        }
        else if (scope.CacheTags is not null)
        {
            _cache.Begin(scope);
        }
        else
        {
            scope.CacheReason = scope.Flags.SkipCache ? "the cache is not used" : "the script is not cached";
            RemoveOldOutput(scope);
        }

        return _fresh.Run(scope);
    }

    private static void RemoveOldOutput(ScriptScope scope)
    {
        if (!scope.IsPlan)
        {
            WorkFiles.Remove(scope.Request.WorkDirectory, scope.Meta.Map.Texts("clean_output_files"));
        }
    }

    private RunResult Finish(ScriptScope scope)
    {
        var delta = RunDelta.Of(scope);
        var (env, state) = (scope.Request.Env.Clone(), scope.Request.State.Clone());
        ScriptEnvironment.Merge(env, delta.NewEnv);
        ScriptEnvironment.Merge(state, delta.NewState);
        if (scope.Entry is not null && !scope.FromCache)
        {
            _cache.Finish(scope, delta, env);
        }

        if (!scope.IsPlan)
        {
            LeaveFiles(scope, delta);
            RunReport.Tell(scope, delta);
        }

        return ScriptOutcome.Of(scope, delta, env, state);
    }

    private void LeaveFiles(ScriptScope scope, RunDelta delta)
    {
        if (!scope.Flags.Dirty && scope.CacheTags is null)
        {
            WorkFiles.Remove(scope.Request.WorkDirectory, WorkFiles.Temporary(scope.Meta.Map, _services.Host));
        }

        if (scope.Flags.SaveEnvironment)
        {
            _services.Native.WriteEnvironmentScript(scope.Request.WorkDirectory, delta.NewEnv, WorkFiles.Environment);
        }
    }

    // What a dependency says of state and constants for the script alone comes on top of the caller's.
    private static MetaMap Own(RunRequest request, string key, MetaMap given)
    {
        var own = given.Clone();
        ScriptEnvironment.Merge(own, request.Inputs.Map(key));
        ScriptEnvironment.Merge(own, request.Inputs.Map("local_" + key));
        return own;
    }
}
