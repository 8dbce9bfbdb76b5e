using System.Diagnostics;
using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Cache;
using CmPowerShell.Engine.Scripts.Generations;
using CmPowerShell.Engine.Scripts.Model;
using CmPowerShell.Engine.Scripts.Resolution;
using CmPowerShell.Engine.Scripts.Variables;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Context;

/// <summary>What flows through the run of one script and is changed by its stages.</summary>
/// <param name="request">The request.</param>
/// <param name="asked">The requested tags.</param>
/// <param name="flags">The switches.</param>
/// <param name="resolved">What was decided about the script.</param>
/// <param name="values">The values with which the run begins.</param>
/// <param name="generation">The generation of the script.</param>
/// <param name="context">Where in a larger run this is.</param>
internal sealed class ScriptExecution(RunRequest request, RequestedTags asked, RunFlags flags, ResolvedScript resolved, RunValues values, Generation generation, RunContext context)
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();

    /// <summary>The request.</summary>
    public RunRequest Request { get; } = request;

    /// <summary>The requested tags.</summary>
    public RequestedTags Asked { get; } = asked;

    /// <summary>The switches.</summary>
    public RunFlags Flags { get; set; } = flags;

    /// <summary>What was decided about the script; replaced once the usual version is taken.</summary>
    public ResolvedScript Resolved { get; set; } = resolved;

    /// <summary>The values of the run.</summary>
    public RunValues Values { get; } = values;

    /// <summary>The base name of the native script where it is not <c>run</c>, otherwise empty; a hook may change it.</summary>
    public string NativeScript { get; set; } = resolved.NativeScript;

    /// <summary>Where in a larger run this is.</summary>
    public RunContext Context { get; } = context;

    /// <summary>The script as its meta describes it.</summary>
    public ScriptModel Model => Resolved.Script;

    /// <summary>The generation of the script.</summary>
    public Generation Generation { get; } = generation;

    /// <summary>The names of the variables that the engine reads and sets.</summary>
    public VariableNames Variables => Resolved.Script.VariableNames;

    /// <summary>The script.</summary>
    public Artifact Script => Resolved.Script.Artifact;

    /// <summary>The environment.</summary>
    public MetaMap Env
    {
        get => Values.Env;
        set => Values.Env = value;
    }

    /// <summary>The state.</summary>
    public MetaMap State
    {
        get => Values.State;
        set => Values.State = value;
    }

    /// <summary>Full path of the directory in which the script runs now.</summary>
    public string WorkDirectory { get; set; } = request.WorkDirectory;

    /// <summary>Drives the steps of the run.</summary>
    public IRunDriver Driver => Context.Trail.Driver;

    /// <summary>What the scripts of the whole run share.</summary>
    /// <exception cref="InvalidOperationException">Nothing runs in a plan.</exception>
    public RunSession Session => Context.Trail.Session;

    /// <summary>The cache entry that is used or made, or null.</summary>
    public ICacheEntry? Entry { get; set; }

    /// <summary>The cache entry from which the result would come. Only a plan looks ahead; null in a run.</summary>
    public ICacheEntry? Foreseen { get; set; }

    /// <summary>What the run has with a shared store; null where it has nothing.</summary>
    public SharedWork? Shared { get; set; }

    /// <summary>The tags of the cache entry; null when the result is not kept.</summary>
    public CacheTags? CacheTags { get; set; }

    /// <summary>Whether the result comes from the cache.</summary>
    public bool FromCache { get; set; }

    /// <summary>Why it comes from the cache or not.</summary>
    public string CacheReason { get; set; } = "";

    /// <summary>The requested, used or detected version; empty if there is none.</summary>
    public string Version { get; set; } = resolved.Constraint.Exact;

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
