using System.Collections.Specialized;
using System.Management.Automation;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Meta.Values;
using CmPowerShell.Values;

namespace CmPowerShell;

/// <summary>The result of a run of one script.</summary>
public sealed class CmScriptResult
{
    private readonly RunResult _source;
    private readonly Dictionary<MetaMap, OrderedDictionary> _tables = new(ReferenceEqualityComparer.Instance);
    private IReadOnlyList<CmScriptResult>? _dependencies;
    private IReadOnlyList<CmFigure>? _figures;

    internal CmScriptResult(RunResult source) => _source = source;

    /// <summary>The name of the script.</summary>
    public string Name => Script.Name;

    /// <summary>The script that ran.</summary>
    public CmArtifact Script => field ??= new CmArtifact(_source.Script);

    /// <summary>The requested tags.</summary>
    public IReadOnlyList<string> AskedTags => _source.AskedTags;

    /// <summary>The variations that were selected, without the leading <c>_</c>.</summary>
    public IReadOnlyList<string> Variations => _source.Variations;

    /// <summary>The changes of the script to the environment of its caller.</summary>
    public OrderedDictionary NewEnv => Table(_source.NewEnv);

    /// <summary>The changes of the script to the state of its caller.</summary>
    public OrderedDictionary NewState => Table(_source.NewState);

    /// <summary>The environment after the run.</summary>
    public OrderedDictionary Env => Table(_source.Env);

    /// <summary>The state after the run.</summary>
    public OrderedDictionary State => Table(_source.State);

    /// <summary>The detected or requested version; null if there is none.</summary>
    public string? Version => Shown.Text(_source.Version);

    /// <summary>The results of the dependencies that ran, in order; each has its own.</summary>
    public IReadOnlyList<CmScriptResult> Dependencies =>
        _dependencies ??= _source.Dependencies.Select(dependency => new CmScriptResult(dependency)).ToList();

    /// <summary>The cache entry that holds the result; null when it is not cached.</summary>
    public CmCacheEntry? CacheEntry => _source.CacheEntry is { } entry ? field ??= new CmCacheEntry(entry, _source.Script.Name) : null;

    /// <summary>Whether the result came from the cache and nothing ran.</summary>
    public bool FromCache => _source.FromCache;

    /// <summary>The reason why it came from the cache or not, in one line.</summary>
    public string CacheReason => Shown.Text(_source.CacheReason);

    /// <summary>The duration, dependencies included.</summary>
    public TimeSpan Duration => _source.Duration;

    /// <summary>The exit code of the native script; null when none ran.</summary>
    public int? ExitCode => _source.ExitCode;

    /// <summary>Full path of the directory in which it ran.</summary>
    public string WorkDirectory => _source.WorkDirectory;

    /// <summary>Full path of the log of the whole run; null if there is none, and for a dependency.</summary>
    public string? LogPath => _source.LogPath;

    /// <summary>The measured figures of a benchmark, from the key <c>benchmark</c> of the new state; empty for other scripts.</summary>
    public IReadOnlyList<CmFigure> Figures => _figures ??= CmFigure.ReadAll(_source.NewState);

    internal RunResult Source => _source;

    /// <summary>The name of the script and the source of its result.</summary>
    public override string ToString() => FromCache ? $"{Name} (from cache)" : Name;

    /// <summary>The result for the pipeline: one with figures has an additional type name in front, which selects its view.</summary>
    internal PSObject ForPipeline()
    {
        var result = new PSObject(this);
        if (Figures.Count > 0)
        {
            result.TypeNames.Insert(0, $"{typeof(CmScriptResult)}#Figures");
        }

        return result;
    }

    private OrderedDictionary Table(MetaMap map)
    {
        if (!_tables.TryGetValue(map, out var table))
        {
            table = FromMeta.Map(map);
            _tables.Add(map, table);
        }

        return table;
    }
}
