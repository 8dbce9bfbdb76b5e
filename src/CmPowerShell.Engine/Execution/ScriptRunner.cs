using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Execution.Recording;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Scripts.Generations;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Execution;

/// <summary>Runs scripts: finds the requested one and passes it to the runner of its generation.</summary>
public sealed class ScriptRunner : IScriptRunner
{
    private readonly RunServices _services;
    private readonly RunRecording _recording;
    private readonly Dictionary<Generation, IGenerationRunner> _runners;

    internal ScriptRunner(RunServices services)
    {
        _services = services;
        _recording = new RunRecording(services);
        _runners = new()
        {
            [Generation.Cmind2022] = new Components.ComponentRunner(services, this),
            [Generation.Cmind4] = new Scripts.ScriptGenerationRunner(services, this, Generation.Cmind4),
            [Generation.Mlcflow] = new Scripts.ScriptGenerationRunner(services, this, Generation.Mlcflow),
        };
    }

    /// <summary>Runs one script with its dependencies.</summary>
    /// <returns>Its result.</returns>
    /// <exception cref="CmException">It was not found, is ambiguous, or failed; the ids are in <c>docs/reference/errors.md</c>.</exception>
    /// <exception cref="OperationCanceledException">The operation was cancelled; its processes have ended and nothing was cached.</exception>
    public RunResult Run(RunRequest request, Operation operation)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(operation);
        var sorted = RunRequestNormalizer.Normalize(request);
        if (operation.Origin is null && _services.Host.IsWindows)
        {
            _services.RequireShells(sorted, operation with { Events = Operation.Silent.Events });
        }

        // A request of a hook may contain placeholders of its author.
        sorted = operation.Origin is null ? TypedValues.Mark(sorted) : sorted;
        using var secrets = RunSecrets.Begin(sorted);
        using var run = _services.BeginRun();
        var outer = (operation.Origin as DependencyPath)?.Session;
        using var session = outer is null ? RunSession.Begin(_services.Home, request.WorkDirectory, request.Lock) : null;
        var trail = SharedStoreSelection.Select(DependencyPath.Begin(operation.Origin, outer ?? session!) with { Asked = request }, sorted, _services);
        var result = _recording.Run(sorted, operation, kept =>
            RunLimit.Within(sorted, kept, limited => RunNormalized(sorted, new RunContext(MaskedEvents.Wrap(limited), 0) { Secrets = secrets, Pinned = _services.Pinned(), Trail = trail })));
        // Only hooks receive secret values; other callers get the masked result.
        return operation.Origin is null ? result.WithoutSecrets() : result;
    }

    /// <inheritdoc/>
    RunResult IScriptRunner.Run(RunRequest request, RunContext context) => RunNormalized(RunRequestNormalizer.Normalize(request), context);

    /// <inheritdoc/>
    RunResult IScriptRunner.Run(IReadOnlyList<Artifact> candidates, RunRequest request, RunContext context) => RunWithin(candidates, request, context);

    private RunResult RunNormalized(RunRequest request, RunContext context) =>
        RunWithin(request.Script is { } script ? [script] : FindNormalized(request), request, context);

    private RunResult RunWithin(IReadOnlyList<Artifact> candidates, RunRequest request, RunContext context)
    {
        context.Operation.Cancellation.ThrowIfCancellationRequested();
        var generation = Generation.Require(candidates[0]);
        if (request.Known is not null && generation == Generation.Cmind2022)
        {
            throw ScriptErrors.NotForComponents(candidates[0]);
        }

        return candidates.All(candidate => Generation.Of(candidate) == generation)
            ? context.Trail.Driver.Call(candidates, request, context, () => DeepStack.Run(() => _runners[generation].Run(candidates, request, context)))
            : RunWithin([ScriptChoice.Choose(candidates, request, generation.Variables.Run)], request, context);
    }

    /// <summary>The scripts that fit name and plain tags of a request, without running anything; at least one.</summary>
    /// <exception cref="CmException">Ids <c>ScriptNotNamed</c>, <c>ScriptNotFound</c>, <c>TagsContradict</c>.</exception>
    public IReadOnlyList<Artifact> Find(RunRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return FindNormalized(RunRequestNormalizer.Normalize(request));
    }

    private IReadOnlyList<Artifact> FindNormalized(RunRequest request)
    {
        if (request.Name.Object.IsEmpty && request.Tags.All(tag => string.IsNullOrWhiteSpace(tag)))
        {
            throw ScriptErrors.NothingAskedFor();
        }

        var candidates = _services.Catalog.Find(request.Name, TagQuery.FromTags(request.Tags), request.Automation);
        if (candidates.Count == 0)
        {
            _ = RequestedTags.Parse(request.Tags); // a tag that is requested and excluded at the same time is the reason
            throw ScriptErrors.NotFound(request, _services.Catalog, _services.Home.Layout.Dialect);
        }

        return candidates;
    }
}
