using CmPowerShell.Engine.History;
using CmPowerShell.Meta.Values;
using CmPowerShell.Values;

namespace CmPowerShell;

/// <summary>One script of a recorded run.</summary>
public sealed class CmRunScript
{
    private readonly MetaMap _map;

    internal CmRunScript(MetaMap map, int depth) => (_map, Depth) = (map, depth);

    /// <summary>Its depth; 0 is the requested script.</summary>
    public int Depth { get; }

    /// <summary>The script, alias and uid.</summary>
    public string Name => _map.Text("script");

    /// <summary>The requested tags.</summary>
    public IReadOnlyList<string> AskedTags => _map.Texts("asked_tags");

    /// <summary>The variations with which it ran, without the leading <c>_</c>.</summary>
    public IReadOnlyList<string> Variations => _map.Texts("variations");

    /// <summary>The version that was found; empty where there is none.</summary>
    public string Version => Shown.Text(_map.Text("version"));

    /// <summary>The outcome: <c>succeeded</c>, <c>skipped</c>, <c>failed</c>, <c>timed_out</c>, <c>cancelled</c>.</summary>
    public string Outcome => _map.Text("outcome");

    /// <summary>Whether its result came from the cache.</summary>
    public bool FromCache => _map.Flag("from_cache");

    /// <summary>The reason why it came from the cache or not.</summary>
    public string CacheReason => Shown.Text(_map.Text("cache_reason"));

    /// <summary>The duration, dependencies included; null where it has not ended.</summary>
    public TimeSpan? Duration => RunRecord.GetDuration(_map);

    /// <summary>The exit code of its native script; null where none ran.</summary>
    public int? ExitCode => _map.Find("exit_code") is MetaInteger code ? (int)code.Value : null;

    /// <summary>Its changes to the environment of its caller.</summary>
    public System.Collections.Specialized.OrderedDictionary NewEnv => FromMeta.Map(_map.Map("new_env"));

    /// <summary>The script, indented by its depth.</summary>
    public override string ToString() => new string(' ', 2 * Depth) + Name;
}
