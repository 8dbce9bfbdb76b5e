using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Context;

/// <summary>Collects the scripts of a plan while they are resolved.</summary>
internal sealed class PlanRecorder
{
    private static readonly string[] Versions = ["version", "version_min", "version_max", "version_max_usable"];
    private readonly List<PlanNode> _nodes = [];

    /// <summary>What was collected.</summary>
    public IReadOnlyList<PlanNode> Nodes => _nodes;

    /// <summary>Records for the script that was added last which cache entry would supply its result, or why none would.</summary>
    public void SetCacheEntry(CacheLookup found) => _nodes[^1] = _nodes[^1] with { CacheEntry = found.Entry?.Artifact, CacheReason = found.Reason };

    /// <summary>Adds a script whose variations are known.</summary>
    /// <param name="script">The script.</param>
    /// <param name="request">Its request.</param>
    /// <param name="variations">Its variations as tags in one text.</param>
    /// <param name="context">Its position in the plan.</param>
    public void Add(Artifact script, RunRequest request, string variations, RunContext context) => _nodes.Add(new PlanNode
    {
        Depth = context.Depth,
        Script = script,
        AskedTags = string.Join(',', request.Tags),
        Variations = variations,
        Versions = Versions.Where(key => request.Inputs.Text(key).Length > 0).ToDictionary(key => key, key => request.Inputs.Text(key)),
        WhyEnabled = context.Trail.WhyEnabled,
        IsReached = context.Trail.IsReached,
    });
}
