using CmPowerShell.Engine.Artifacts;

namespace CmPowerShell.Engine.Execution.Scripts.Planning;

/// <summary>One script in a plan.</summary>
public sealed record PlanNode
{
    /// <summary>How deep it stands; 0 is the script that was asked for.</summary>
    public required int Depth { get; init; }

    /// <summary>The script.</summary>
    public required Artifact Script { get; init; }

    /// <summary>The tags it is asked for, as written.</summary>
    public required string AskedTags { get; init; }

    /// <summary>The variations with which it runs, in the order in which they are applied, as tags in one text such as <c>_cpu,_fp32</c>.</summary>
    public required string Variations { get; init; }

    /// <summary>The version constraints it is asked for: <c>version</c>, <c>version_min</c>, <c>version_max</c>, <c>version_max_usable</c>.</summary>
    public IReadOnlyDictionary<string, string> Versions { get; init; } = new Dictionary<string, string>();

    /// <summary>Which conditions enabled it; empty when it has none.</summary>
    public string WhyEnabled { get; init; } = "";

    /// <summary>The cache entry its result would come from now, or null.</summary>
    public Artifact? CacheEntry { get; init; }

    /// <summary>Whether its result would come from the cache.</summary>
    public bool WouldComeFromCache => CacheEntry is not null;
}
