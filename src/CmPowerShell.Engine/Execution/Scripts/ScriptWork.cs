using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Cache;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Execution.Scripts.Reuse;
using CmPowerShell.Engine.Execution.Scripts.Reuse.Content;
using CmPowerShell.Engine.Execution.SingleFlight;
using CmPowerShell.Engine.Naming;

namespace CmPowerShell.Engine.Execution.Scripts;

/// <summary>The cached result of a script of the later generation.</summary>
/// <param name="scope">The run, whose tags of the cache entry are known.</param>
/// <param name="stages">The stages of its generation.</param>
internal sealed class ScriptWork(ScriptExecution scope, ScriptStages stages) : ICachedWork<ScriptMade>
{
    private readonly ResultIdentity _identity = stages.Cache.GetIdentity(scope);

    /// <inheritdoc/>
    public Artifact Script => scope.Script;

    /// <inheritdoc/>
    public ObjectName Automation => scope.Generation.CacheAutomation;

    /// <inheritdoc/>
    public TagQuery Query => scope.CacheTags!.Query;

    /// <inheritdoc/>
    public bool IsNewWanted => scope.Flags.New;

    /// <inheritdoc/>
    public IReadOnlyList<string> Key => _identity.Key;

    /// <inheritdoc/>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException">Id <c>CacheEntryNotFound</c>: the run may only reuse, and no entry fits.</exception>
    public CacheLookup Find()
    {
        var found = stages.Cache.Find(scope, _identity);
        return found.Entry is null && scope.Flags.OnlyFromCache ? throw CacheErrors.NothingFits(scope, found.Reason) : found;
    }

    /// <inheritdoc/>
    public RunResult Reuse(ICacheEntry entry, string reason)
    {
        scope.CacheReason = reason;
        stages.Reuse.Run(scope, entry);
        if (!scope.Flags.Renew)
        {
            return stages.End.Finish(scope);
        }

        stages.RequirePlatform(scope);
        return stages.Execution.Make(this, stages.Cache.Renew(scope, entry), "the entry is renewed");
    }

    /// <inheritdoc/>
    public IncompleteEntry Begin()
    {
        stages.RequirePlatform(scope);
        return stages.Cache.Begin(scope, _identity.IsOfTags ? null : _identity.Key);
    }

    /// <inheritdoc/>
    public ScriptMade Make(ICacheEntry entry, string reason)
    {
        var content = _identity.Content;
        CacheStage.Enter(scope, entry, reason);
        return new ScriptMade(content, stages.Fresh.Run(scope));
    }

    /// <inheritdoc/>
    public RunResult Commit(ICacheEntry entry, ScriptMade made) => made.Outcome == FreshOutcome.Done ? stages.End.Finish(scope, made.Content) : made.Outcome.ResultFor(scope);
}

/// <summary>What the stages of a cached script left.</summary>
/// <param name="Content">What the result was made from.</param>
/// <param name="Outcome">How the stages ended.</param>
internal sealed record ScriptMade(RequestContent Content, FreshOutcome Outcome);
