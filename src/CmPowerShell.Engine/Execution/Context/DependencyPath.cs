using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Cache;
using CmPowerShell.Engine.Cache.Matching;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Locking;
using CmPowerShell.Engine.Scripts.Model;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Context;

/// <summary>The path from the request of the user down to a dependency, and the shared data of its scripts.</summary>
/// <param name="Selections">What was chosen so far in this run.</param>
/// <param name="Driver">Drives the steps of the run.</param>
internal sealed record DependencyPath(SelectionMemory Selections, IRunDriver Driver) : IRunOrigin
{
    /// <summary>The scripts of the path, the first requested one first.</summary>
    public IReadOnlyList<DependencyFrame> Steps { get; init; } = [];

    /// <summary>The scripts of the path to the hook that requested the first of <see cref="Steps"/>; empty for a request of the user.</summary>
    public IReadOnlyList<DependencyFrame> Callers { get; init; } = [];

    /// <summary>All scripts of the path, including those above hooks.</summary>
    public IEnumerable<DependencyFrame> Whole => Callers.Concat(Steps);

    /// <summary>What the scripts of the whole run share.</summary>
    /// <exception cref="InvalidOperationException">Nothing runs in a plan.</exception>
    public RunSession Session => Driver.Session ?? throw new InvalidOperationException("Nothing runs in a plan.");

    /// <inheritdoc/>
    RunLocks? IRunOrigin.Locks => Driver.Session?.Locks;

    /// <summary>Warnings about meta that this run has reported, so that a script that runs several times is not reported several times.</summary>
    public HashSet<string> Reported { get; } = new(StringComparer.Ordinal);

    /// <summary>What was found out once for the whole run.</summary>
    public RunChecks Checks { get; } = new();

    /// <summary>What the scripts take up from the process.</summary>
    public ProcessEnvironmentSnapshot Outside { get; } = new();

    /// <summary>The entries of <c>update_meta_if_env</c> of the scripts of the path.</summary>
    public IReadOnlyList<ConditionalUpdate> Updates { get; init; } = [];

    /// <summary>Why the dependency at the end of the way was enabled, where it has conditions.</summary>
    public string WhyEnabled { get; init; } = "";

    /// <summary>The cache policy of the script at the end of the way; null before it is known.</summary>
    public CachePolicy? CachePolicy { get; init; }

    /// <summary>The store of results that other machines share; null for none.</summary>
    public ISharedResults? Shared { get; init; }

    /// <summary>The request of the user or hook; null for a dependency.</summary>
    public RunRequest? Asked { get; init; }

    /// <summary>Whether a run that reaches the script above reaches this one: not where the result of that one would come from the cache.</summary>
    public bool IsReached { get; init; } = true;

    /// <summary>What the scripts of this run were, each after those it needed, as the report of versions writes them.</summary>
    public MetaList Versions { get; init; } = [];

    /// <summary>The beginning of the way in a run.</summary>
    /// <param name="origin">The position of the caller, if that is a hook.</param>
    /// <param name="session">What the scripts of the whole run share.</param>
    public static DependencyPath Begin(IOperationOrigin? origin, RunSession session) => new(new SelectionMemory(), new RunDriver(session))
    {
        Callers = (origin as DependencyPath)?.Callers ?? [],
        CachePolicy = (origin as DependencyPath)?.CachePolicy,
        Shared = (origin as DependencyPath)?.Shared,
    };

    /// <summary>The request of the user or program, as seen from a script of the path.</summary>
    public Artifact FirstOr(Artifact script) => Whole.FirstOrDefault()?.Script ?? script;

    /// <summary>The way to a dependency of a script.</summary>
    public DependencyPath Down(DependencyFrame step) => this with { Steps = [.. Steps, step], Updates = [], WhyEnabled = "", Asked = null };

    /// <summary>The path through the hook of a script to its request; that is no dependency of the script.</summary>
    public DependencyPath Through(DependencyFrame hook) => this with { Callers = [.. Whole, hook], Steps = [], WhyEnabled = "" };
}

/// <summary>A script of the path to a dependency.</summary>
/// <param name="Script">The script.</param>
/// <param name="AskedTags">The requested tags.</param>
/// <param name="Env">The environment it was given.</param>
/// <param name="Dependency">Where its meta names the next one, or the file of the hook that calls it.</param>
internal sealed record DependencyFrame(Artifact Script, string AskedTags, MetaMap Env, SourceLocation Dependency)
{
    /// <summary>The step in one line of an error.</summary>
    public override string ToString() => $"{Script.Name} ({Dependency})";
}
