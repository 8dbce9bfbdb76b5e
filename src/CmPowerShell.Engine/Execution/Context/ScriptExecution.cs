using System.Diagnostics;
using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Cache;
using CmPowerShell.Engine.Scripts.Resolution;
using CmPowerShell.Engine.Scripts.Variations;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Context;

/// <summary>What flows through the run of one script and is changed by its stages.</summary>
/// <param name="request">The request.</param>
/// <param name="asked">The requested tags.</param>
/// <param name="flags">The switches.</param>
/// <param name="resolution">The resolved script.</param>
/// <param name="context">Where in a larger run this is.</param>
internal sealed class ScriptExecution(RunRequest request, RequestedTags asked, RunFlags flags, ScriptResolution resolution, RunContext context)
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();

    /// <summary>The request.</summary>
    public RunRequest Request { get; } = request;

    /// <summary>The requested tags.</summary>
    public RequestedTags Asked { get; } = asked;

    /// <summary>The switches.</summary>
    public RunFlags Flags { get; set; } = flags;

    /// <summary>The resolved script.</summary>
    public ScriptResolution Resolution { get; } = resolution;

    /// <summary>Where in a larger run this is.</summary>
    public RunContext Context { get; } = context;

    /// <summary>Whether the rules of mid 2022 count, by which all variables of a script reach its caller.</summary>
    public bool Follows2022 { get; init; }

    /// <summary>The meta.</summary>
    public ScriptMeta Meta => Resolution.Script;

    /// <summary>The script.</summary>
    public Artifact Script => Resolution.Script.Artifact;

    /// <summary>The environment.</summary>
    public MetaMap Env
    {
        get => Resolution.Env;
        set => Resolution.Env = value;
    }

    /// <summary>The state.</summary>
    public MetaMap State
    {
        get => Resolution.State;
        set => Resolution.State = value;
    }

    /// <summary>Full path of the directory in which the script runs now.</summary>
    public string WorkDirectory { get; set; } = request.WorkDirectory;

    /// <summary>Whether nothing at all shall happen.</summary>
    public bool IsPlan => Context.Trail.Plan is not null;

    /// <summary>What the whole run shares.</summary>
    /// <exception cref="InvalidOperationException">Nothing runs in a plan.</exception>
    public RunSession Tree => Context.Trail.Tree ?? throw new InvalidOperationException("Nothing runs in a plan.");

    /// <summary>The cache entry that is used or made, or null.</summary>
    public ICacheEntry? Entry { get; set; }

    /// <summary>The cache entry from which the result would come. Only a plan looks ahead; null in a run.</summary>
    public ICacheEntry? Foreseen { get; set; }

    /// <summary>The tags of the cache entry; null when the result is not kept.</summary>
    public CacheTags? CacheTags { get; set; }

    /// <summary>Whether the result comes from the cache.</summary>
    public bool FromCache { get; set; }

    /// <summary>Why it comes from the cache or not.</summary>
    public string CacheReason { get; set; } = "";

    /// <summary>The version that was wished, taken or detected; empty when there is none.</summary>
    public string Version { get; set; } = resolution.Wish.Exact;

    /// <summary>How long it has been running, dependencies included.</summary>
    public TimeSpan Elapsed => _clock.Elapsed;

    /// <summary>Its changes for the caller; null before its end, and if it ended without a result.</summary>
    public RunDelta? Delta { get; set; }

    /// <summary>The exit code of the native script, once it ran.</summary>
    public int? ExitCode { get; set; }

    /// <summary>The results of the dependencies, in the order in which they ran.</summary>
    public List<RunResult> Dependencies { get; } = [];

    /// <summary>The tags of the dependencies, also of those that were only listed.</summary>
    public List<string> AskedDependencies { get; } = [];

    /// <summary>Further keys that hooks returned.</summary>
    public MetaMap Extra { get; } = [];
}
