using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Values;

namespace CmPowerShell;

/// <summary>One script in the plan of a run.</summary>
public sealed class CmPlanNode
{
    private readonly PlanNode _source;
    private readonly PlanNode _root;

    internal CmPlanNode(PlanNode source, PlanNode root) => (_source, _root) = (source, root);

    /// <summary>Its depth; 0 is the requested script.</summary>
    public int Depth => _source.Depth;

    /// <summary>The name of the script.</summary>
    public string Name => Script.Name;

    /// <summary>The script.</summary>
    public CmArtifact Script => field ??= new CmArtifact(_source.Script);

    /// <summary>The requested tags, as written.</summary>
    public IReadOnlyList<string> AskedTags => Split(_source.AskedTags);

    /// <summary>The variations with which it would run, in the order in which they are applied, without the leading <c>_</c>.</summary>
    public IReadOnlyList<string> Variations => Split(_source.Variations).Select(tag => tag[1..]).ToList();

    /// <summary>The requested version; null for any.</summary>
    public string? Version => Constraint("version");

    /// <summary>The earliest version that will do; null for any.</summary>
    public string? MinimumVersion => Constraint("version_min");

    /// <summary>The latest version that will do; null for any.</summary>
    public string? MaximumVersion => Constraint("version_max");

    /// <summary>The version to take where the usual one is later than <see cref="MaximumVersion"/>; null where that is itself one.</summary>
    public string? MaximumUsableVersion => Constraint("version_max_usable");

    /// <summary>The conditions that enabled it as a dependency, in one line; empty when it has none.</summary>
    public string WhyEnabled => Shown.Text(_source.WhyEnabled);

    /// <summary>Why this machine cannot run it, such as a missing shell; empty where nothing is known.</summary>
    public string WhyNotHere => Shown.Text(_source.WhyNotHere?.Text ?? "");

    /// <summary>Whether its result would come from the cache.</summary>
    public bool FromCache => _source.WouldComeFromCache;

    /// <summary>The cache entry from which its result would come; null when it would be made.</summary>
    public CmCacheEntry? CacheEntry => _source.CacheEntry is { } entry ? field ??= new CmCacheEntry(entry, _source.Script.Name) : null;

    /// <summary>The reason why its result would come from the cache or not, in one line: the file, the input or the dependency that differs.</summary>
    public string CacheReason => Shown.Text(_source.CacheReason);

    /// <summary>Whether a run would reach it: not if the result of a script above it would come from the cache, unless it is marked <c>dynamic</c>.</summary>
    public bool IsReached => _source.IsReached;

    /// <summary>Whether it repeats an equal request further up, which lists the dependencies of both.</summary>
    public bool IsReference => _source.IsReference;

    /// <summary>The requested script, with the tags: the same for all nodes of one plan.</summary>
    public string Plan => _root.AskedTags.Length > 0 ? $"{_root.Script.Alias} ({_root.AskedTags})" : _root.Script.Alias;

    /// <summary>The node in one line, indented by its depth.</summary>
    public override string ToString() => _source.ToString();

    /// <summary>The nodes of a plan.</summary>
    internal static IEnumerable<CmPlanNode> CreateAll(IEnumerable<PlanNode> nodes)
    {
        PlanNode? root = null;
        foreach (var node in nodes)
        {
            yield return new CmPlanNode(node, root ??= node);
        }
    }

    private string? Constraint(string key) => _source.Versions.GetValueOrDefault(key);

    private static string[] Split(string tags) => tags.Split(',', StringSplitOptions.RemoveEmptyEntries);
}
