using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Errors;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Execution.Content;
using CmPowerShell.Engine.Execution.Scripts.Dependencies;
using CmPowerShell.Engine.Execution.Scripts.Registration;
using CmPowerShell.Engine.Execution.Scripts.Reporting;
using CmPowerShell.Engine.Execution.Scripts.Requests;
using CmPowerShell.Engine.Execution.Scripts.Reuse;
using CmPowerShell.Engine.Execution.Scripts.Reuse.Content;

namespace CmPowerShell.Engine.Execution.Scripts;

/// <summary>
/// Runs scripts of the later generation: selects one, resolves it, reuses its result from the cache or makes it anew, and hands to the caller what the
/// meta says. The order and the rules are those of the automation <c>script</c> of cm4mlops.
/// </summary>
internal sealed class ScriptGenerationRunner : IGenerationRunner
{
    private readonly RunServices _services;
    private readonly RequestCompletion _completion;
    private readonly ScriptStart _start;
    private readonly CacheStage _cache;
    private readonly ResultQueue _queue;
    private readonly FreshRun _fresh;
    private readonly ReuseRun _reuse;
    private readonly ScriptEnd _end;

    public ScriptGenerationRunner(RunServices services, ScriptRunner runner)
    {
        _services = services;
        var dependencies = new DependencyStage(services, runner);
        var native = new NativeStage(services);
        _completion = new RequestCompletion(services);
        _start = new ScriptStart(services);
        var content = new ContentCheck(new RecordedContent(services.Index));
        _cache = new CacheStage(services.Cache, services.Native, new EntrySearch(services.Cache, new CacheValidation(services, dependencies, native), content), services.Catalog);
        _queue = new ResultQueue(_cache, services);
        _fresh = new FreshRun(services, runner, dependencies, native);
        _reuse = new ReuseRun(dependencies);
        _end = new ScriptEnd(services, _cache);
    }

    /// <inheritdoc/>
    public RunResult Run(IReadOnlyList<Artifact> candidates, RunRequest request, RunContext context)
    {
        using var place = PrivateWorkDirectory.Of(_completion.Complete(request, context), context);
        request = place.Request;
        context = RunFlags.IsSilent(request.Inputs) ? context with { Operation = WithoutStory.Of(context.Operation) } : context;
        var trail = context.Trail with { CachePolicy = CachePolicyChoice.Of(request.Inputs, context.Trail.CachePolicy) };
        context = context with { Trail = trail };
        var watch = RunWatch.Begin(_services, request, context);
        try
        {
            var scope = watch.Scope = _start.Begin(candidates, request, context);
            context.Publish(new ScriptBegun(scope.Script, request.Tags));
            trail.Plan?.SetCacheEntry(scope.Foreseen = _cache.Foresee(scope), scope.CacheReason);
            var result = Run(scope);
            trail.Versions.Add(VersionReport.Entry(result, trail.Parent));
            return watch.End(scope, result);
        }
        catch (CmException exception)
        {
            watch.Fail(exception);
            throw;
        }
        catch (OperationCanceledException) when (watch.Scope is not null)
        {
            _cache.Discard(watch.Scope);
            throw;
        }
        finally
        {
            watch.Scope?.ReleaseTurns();
        }
    }

    private RunResult Run(ScriptScope scope)
    {
        if (ContainerRule.IsSkipped(scope))
        {
            return ScriptOutcome.Unchanged(scope);
        }

        if (scope.Request.Known is { } known)
        {
            KnownResult.TakeUp(scope, known);
            scope.CacheTags = CacheTags.Of(scope.Asked, scope.Resolution, CacheTags.Extra(scope.Resolution));
            _cache.Begin(scope);
            return _end.Finish(scope);
        }

        RemoveOldOutput(scope);
        var reused = CacheStage.IsCached(scope) ? FindInCache(scope) : null;
        if (reused is not null)
        {
            _reuse.Run(scope, reused);
        }

        if (reused is null || scope.Flags.Renew)
        {
            if (!scope.Flags.Fake)
            {
                PlatformRule.Require(scope.Script, NativeStage.NameOf(scope), _services);
            }

            Begin(scope, reused);
            var outcome = _fresh.Run(scope);
            if (outcome != FreshOutcome.Done)
            {
                return outcome.Other ?? ScriptOutcome.Skipped(scope);
            }
        }

        return _end.Finish(scope);
    }

    private Artifact? FindInCache(ScriptScope scope)
    {
        scope.CacheTags = CacheTags.Of(scope.Asked, scope.Resolution, CacheTags.Extra(scope.Resolution));
        var entry = _cache.Find(scope);
        return entry is null && scope.Flags.OnlyFromCache ? throw CacheErrors.NothingFits(scope)
            : entry is null && !scope.Flags.New ? _queue.FindInTurn(scope)
            : entry;
    }

    private void Begin(ScriptScope scope, Artifact? renewed)
    {
        if (renewed is not null)
        {
            _cache.Renew(scope, renewed);
        }
        else if (scope.CacheTags is not null)
        {
            _cache.Begin(scope);
        }
        else
        {
            scope.CacheReason = CacheStage.WhyNotCached(scope);
            EnterDirectory(scope);
        }
    }

    private static void RemoveOldOutput(ScriptScope scope)
    {
        if (!scope.IsPlan && scope.Model.CleanOutputFiles is { Count: > 0 } files)
        {
            EnterDirectory(scope);
            WorkFiles.Remove(scope.Request.WorkDirectory, files);
        }
    }

    private static void EnterDirectory(ScriptScope scope)
    {
        if (!scope.IsPlan)
        {
            scope.Tree.EnterDirectory(scope.WorkDirectory, scope.Script, scope.Context.Operation);
        }
    }
}
