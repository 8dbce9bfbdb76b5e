using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Context;

/// <summary>Drives a plan: nothing outside of the values of the run changes, and the scripts are collected while they are resolved. Equal requests are resolved once.</summary>
internal sealed class PlanDriver : IRunDriver
{
    private static readonly string[] Versions = ["version", "version_min", "version_max", "version_max_usable"];
    private readonly PlannedRequests _requests = new();
    private readonly Stack<PlannedScript> _path = new([new PlannedScript()]);

    /// <summary>The requested script; null while it is not known.</summary>
    public PlannedCall? Root => _path.Peek().Calls is [var root, ..] ? root : null;

    /// <inheritdoc/>
    public RunSession? Session => null;

    /// <inheritdoc/>
    public bool KnowsResults => false;

    /// <inheritdoc/>
    public bool UsesCache => false;

    /// <inheritdoc/>
    public RunFlags Adapt(RunFlags flags) => flags with { Fake = true, Quiet = true };

    /// <inheritdoc/>
    public RunResult Call(IReadOnlyList<Artifact> candidates, RunRequest request, RunContext context, Func<RunResult> run)
    {
        var key = _requests.KeyOf(candidates, request, context);
        if (key is not null && _requests.Find(key) is { } known)
        {
            AddCall(known.Script, context);
            return known.Repeat(request);
        }

        var script = new PlannedScript();
        _path.Push(script);
        try
        {
            var result = run();
            if (key is not null && script.Node is not null)
            {
                _requests.Add(key, script, request, result);
            }

            return result;
        }
        finally
        {
            _path.Pop();
        }
    }

    /// <inheritdoc/>
    public CacheLookup? LookAhead(Func<CacheLookup> find)
    {
        var (found, script) = (find(), _path.Peek());
        script.Node = script.Node! with { CacheEntry = found.Entry?.Artifact, CacheReason = found.Reason };
        return found;
    }

    /// <inheritdoc/>
    public void Require(RunFlags flags, Func<CmError?> check)
    {
        var script = _path.Peek();
        script.Node = script.Node! with { Obstacle = new Lazy<CmError?>(check) };
    }

    /// <inheritdoc/>
    public void Act(Action action)
    {
        // A plan changes nothing.
    }

    /// <inheritdoc/>
    public T? Make<T>(Func<T?> make)
        where T : class => null;

    /// <inheritdoc/>
    public void Note(Artifact script, RunRequest request, string variations, RunContext context)
    {
        var planned = _path.Pop();
        planned.Node = new PlanNode
        {
            Depth = 0,
            Script = script,
            AskedTags = string.Join(',', request.Tags),
            Variations = variations,
            Versions = Versions.Where(key => request.Inputs.Text(key).Length > 0).ToDictionary(key => key, key => request.Inputs.Text(key)),
            Download = DeclaredDownload.Find(script, request, variations),
        };
        AddCall(planned, context);
        _path.Push(planned);
    }

    private void AddCall(PlannedScript script, RunContext context) => _path.Peek().Add(new PlannedCall(script, context.Trail.WhyEnabled, context.Trail.IsReached));
}
