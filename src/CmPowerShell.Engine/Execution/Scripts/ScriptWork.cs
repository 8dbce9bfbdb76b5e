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
/// <param name="content">What it makes its result from. It is taken before anything runs that can change the environment, so it is an argument here.</param>
/// <param name="stages">The stages of its generation.</param>
internal sealed class ScriptWork(ScriptExecution scope, RequestContent content, ScriptStages stages) : ICachedWork<FreshOutcome>
{
    private readonly ResultIdentity _identity = stages.Cache.GetIdentity(scope, content);

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
        var found = stages.Cache.Find(scope, content);
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
    public FreshOutcome Make(ICacheEntry entry, string reason)
    {
        CacheStage.Enter(scope, entry, reason);
        return stages.Fresh.Run(scope, () => stages.Shared.TryTake(scope, content));
    }

    /// <inheritdoc/>
    public RunResult Commit(ICacheEntry entry, FreshOutcome made)
    {
        if (made != FreshOutcome.Done)
        {
            return made.ResultFor(scope);
        }

        var result = stages.End.Finish(scope, content);
        stages.Shared.Offer(scope);
        return result;
    }
}
