using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Dialects;

namespace CmPowerShell.Engine.Execution.Scripts.Reuse;

/// <summary>Lets one run make a result that is not in the cache, while others that want the same wait for it.</summary>
internal sealed class ResultQueue(CacheStage cache, RunServices services)
{
    /// <summary>Waits until no other run makes the result, and looks for it again.</summary>
    /// <param name="scope">A run that has not found its result in the cache. Where it is to make it, it keeps the turn.</param>
    /// <returns>The entry that another run has made meanwhile, or null.</returns>
    public Artifact? FindInTurn(ScriptScope scope)
    {
        var before = Found(scope);
        var key = scope.TakeKey(services.Catalog);
        scope.Hold(ResultTurn.Take(scope.Tree, WellKnown.Cache.Alias, scope.Script, key, scope.Context.Operation));
        services.Index.Refresh();
        if (Found(scope).SetEquals(before) || cache.Find(scope) is not { } entry)
        {
            return null;
        }

        scope.ReleaseTurns();
        scope.CacheReason += ", which another run has just made";
        return entry;
    }

    private HashSet<string> Found(ScriptScope scope) =>
        services.Cache.Find(WellKnown.Cache, scope.CacheTags!.Query).Select(entry => entry.Uid).ToHashSet(StringComparer.Ordinal);
}
