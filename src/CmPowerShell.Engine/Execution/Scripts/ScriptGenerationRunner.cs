using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Execution.Native;
using CmPowerShell.Engine.Execution.Scripts.Registration;
using CmPowerShell.Engine.Execution.Scripts.Reporting;
using CmPowerShell.Engine.Execution.Scripts.Requests;
using CmPowerShell.Engine.Execution.Scripts.Reuse;
using CmPowerShell.Engine.Execution.Scripts.Reuse.Content;
using CmPowerShell.Engine.Scripts.Generations;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Scripts;

/// <summary>
/// Runs scripts of the later generation: selects one, resolves it, reuses its result from the cache or makes it again, and returns the keys of the
/// meta to the caller. The order and the rules are those of the automation <c>script</c> of cm4mlops.
/// </summary>
internal sealed class ScriptGenerationRunner : IGenerationRunner
{
    private readonly RunServices _services;
    private readonly Generation _generation;
    private readonly RequestDefaults _completion;
    private readonly ScriptStart _start;
    private readonly ScriptStages _stages;

    public ScriptGenerationRunner(RunServices services, IScriptRunner runner, Generation generation)
    {
        (_services, _generation) = (services, generation);
        _completion = new RequestDefaults(services);
        _start = new ScriptStart(services, generation);
        _stages = new ScriptStages(services, runner);
    }

    /// <inheritdoc/>
    public RunResult Run(IReadOnlyList<Artifact> candidates, RunRequest request, RunContext context)
    {
        using var place = PrivateWorkDirectory.Create(_completion.Complete(request, context), context);
        request = WithDirectoryOfUser(place.Request, context);
        context = RunFlags.IsSilent(request.Inputs) ? context with { Operation = QuietEventSink.Wrap(context.Operation) } : context;
        var trail = context.Trail with { CachePolicy = CachePolicySelection.Select(request.Inputs, context.Trail.CachePolicy) };
        context = context with { Trail = trail };
        var watch = RunReporter.Begin(_services, request, context);
        try
        {
            var scope = watch.Scope = _start.Begin(candidates, request, context);
            context.Publish(new ScriptBegun(scope.Script, request.Tags));
            scope.Foreseen = scope.Driver.LookAhead(() => _stages.Cache.Foresee(scope))?.Entry;
            var result = Run(scope);
            _stages.End.Leave(scope, result);
            trail.Versions.Add(VersionReport.Entry(result, VersionReport.GetParent(trail)));
            return watch.End(scope, result);
        }
        catch (CmException exception)
        {
            watch.Fail(exception);
            throw;
        }
    }

    // The first script of a run gives it to all others, as a constant.
    private RunRequest WithDirectoryOfUser(RunRequest request, RunContext context)
    {
        if (!_generation.Rules.CallDirectoryIsKnown || context.Depth > 0)
        {
            return request;
        }

        var variable = _generation.Variables.Run.UserDirectory;
        return request with { Env = With(request.Env), Const = With(request.Const) };

        MetaMap With(MetaMap map) => new(map) { [variable] = request.WorkDirectory };
    }

    private RunResult Run(ScriptExecution scope)
    {
        if (ContainerRule.IsSkipped(scope))
        {
            return ScriptOutcome.Unchanged(scope);
        }

        if (scope.Request.Known is { } known)
        {
            return Register(scope, known);
        }

        RemoveOldOutput(scope);
        return CacheStage.IsCached(scope) ? RunCached(scope) : RunUncached(scope);
    }

    private RunResult Register(ScriptExecution scope, ExternalData known)
    {
        ExternalResult.TakeUp(scope, known);
        scope.CacheTags = CacheTags.Create(scope.Asked, scope.Resolved, scope.Env, CacheTags.Extra(scope.Resolved, scope.Env));
        // Of what was there already nothing is made, so the entry begins where no other run has been.
        var begun = _stages.Cache.Begin(scope, []);
        using var entryLock = begun.Lock;
        CacheStage.Enter(scope, begun.Entry, scope.CacheReason);
        return _stages.End.Finish(scope);
    }

    private RunResult RunCached(ScriptExecution scope)
    {
        Expiration.Require(scope);
        scope.CacheTags = CacheTags.Create(scope.Asked, scope.Resolved, scope.Env, CacheTags.Extra(scope.Resolved, scope.Env));
        return _stages.Execution.Run(new ScriptWork(scope, RequestContent.Capture(scope), _stages), scope.Context);
    }

    private RunResult RunUncached(ScriptExecution scope)
    {
        _stages.RequirePlatform(scope);
        scope.CacheReason = CacheStage.WhyNotCached(scope);
        EnterDirectory(scope);
        var outcome = _stages.Fresh.Run(scope);
        return outcome == FreshOutcome.Done ? _stages.End.Finish(scope) : outcome.ResultFor(scope);
    }

    private static void RemoveOldOutput(ScriptExecution scope)
    {
        if (scope.Model.CleanOutputFiles is { Count: > 0 } files)
        {
            EnterDirectory(scope);
            scope.Driver.Act(() => WorkFiles.Remove(scope.Request.WorkDirectory, files));
        }
    }

    private static void EnterDirectory(ScriptExecution scope) =>
        scope.Driver.Act(() => scope.Session.EnterDirectory(scope.WorkDirectory, scope.Script, scope.Context.Operation));
}
