using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Execution.Context;

/// <summary>One script in a plan.</summary>
public sealed record PlanNode
{
    /// <summary>Its depth; 0 is the requested script.</summary>
    public required int Depth { get; init; }

    /// <summary>The script.</summary>
    public required Artifact Script { get; init; }

    /// <summary>The requested tags, as written.</summary>
    public required string AskedTags { get; init; }

    /// <summary>The variations with which it runs, in the order in which they are applied, as tags in one text such as <c>_cpu,_fp32</c>.</summary>
    public required string Variations { get; init; }

    /// <summary>The requested version constraints: <c>version</c>, <c>version_min</c>, <c>version_max</c>, <c>version_max_usable</c>.</summary>
    public IReadOnlyDictionary<string, string> Versions { get; init; } = new Dictionary<string, string>();

    /// <summary>The file that its variation <c>_url.…</c> downloads; null without this variation.</summary>
    public DeclaredDownload? Download { get; init; }

    /// <summary>Which conditions enabled it; empty when it has none.</summary>
    public string WhyEnabled { get; init; } = "";

    /// <summary>The cache entry its result would come from now, or null.</summary>
    public Artifact? CacheEntry { get; init; }

    /// <summary>Why its result would come from the cache or why not, in one line.</summary>
    public string CacheReason { get; init; } = "";

    /// <summary>Why this machine cannot run it, such as a missing shell; null where nothing is known. It is looked up on first use.</summary>
    public CmError? WhyNotHere => WouldComeFromCache ? null : Obstacle?.Value;

    /// <summary>Finds what prevents it from running.</summary>
    internal Lazy<CmError?>? Obstacle { get; init; }

    /// <summary>Whether its result would come from the cache.</summary>
    public bool WouldComeFromCache => CacheEntry is not null;

    /// <summary>
    /// Whether a run would currently reach it: not if the result of a script above it would come from the cache, unless it is marked <c>dynamic</c>.
    /// </summary>
    public bool IsReached { get; init; } = true;

    /// <summary>Whether it repeats an equal request further up, which lists the dependencies of both.</summary>
    public bool IsReference { get; init; }

    /// <summary>The node in one line: the script behind two spaces for each step of depth, the tags, variations, version constraints, and what would come from the cache.</summary>
    public override string ToString() => string.Join(
        "  ",
        new[] { new string(' ', 2 * Depth) + Script.Alias, AskedTags.Length > 0 ? $"({AskedTags})" : "", Variations }
            .Concat(Versions.Select(pair => $"{pair.Key}={pair.Value}"))
            .Append(IsReference ? "see above" : "")
            .Append(CacheEntry is { } entry ? $"from the cache ({entry.Uid})" : IsReached ? "" : "not reached")
            .Where(part => part.Length > 0));
}
