using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Context;

/// <summary>Drives a plan: nothing outside of the values of the run changes, and the scripts are collected while they are resolved.</summary>
internal sealed class PlanDriver : IRunDriver
{
    private static readonly string[] Versions = ["version", "version_min", "version_max", "version_max_usable"];
    private readonly List<PlanNode> _nodes = [];

    /// <summary>The scripts in the order in which they were resolved.</summary>
    public IReadOnlyList<PlanNode> Nodes => _nodes;

    /// <inheritdoc/>
    public RunSession? Session => null;

    /// <inheritdoc/>
    public bool KnowsResults => false;

    /// <inheritdoc/>
    public bool UsesCache => false;

    /// <inheritdoc/>
    public RunFlags Adapt(RunFlags flags) => flags with { Fake = true, Quiet = true };

    /// <inheritdoc/>
    public CacheLookup? LookAhead(Func<CacheLookup> find)
    {
        var found = find();
        _nodes[^1] = _nodes[^1] with { CacheEntry = found.Entry?.Artifact, CacheReason = found.Reason };
        return found;
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
    public void Note(Artifact script, RunRequest request, string variations, RunContext context) => _nodes.Add(new PlanNode
    {
        Depth = context.Depth,
        Script = script,
        AskedTags = string.Join(',', request.Tags),
        Variations = variations,
        Versions = Versions.Where(key => request.Inputs.Text(key).Length > 0).ToDictionary(key => key, key => request.Inputs.Text(key)),
        Download = DeclaredDownload.Find(request, variations),
        WhyEnabled = context.Trail.WhyEnabled,
        IsReached = context.Trail.IsReached,
    });
}
