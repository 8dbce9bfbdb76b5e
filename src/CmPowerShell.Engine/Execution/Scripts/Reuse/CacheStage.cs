using CmPowerShell.Engine.Cache;
using CmPowerShell.Engine.Cache.Layout;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Execution.Native;
using CmPowerShell.Engine.Execution.Scripts.Reuse.Content;
using CmPowerShell.Engine.Scripts;
using CmPowerShell.Engine.Scripts.Resolution;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Scripts.Reuse;

/// <summary>The cache of the later generation: finds the entry that fits, begins a new one, and finishes it.</summary>
internal sealed class CacheStage(ICacheStore store, NativeScript native, EntrySearch search, ScriptCatalog catalog)
{
    /// <summary>The key of an entry's meta that names its origin, where that is not a run.</summary>
    public const string OriginKey = "cm_origin";

    /// <summary>The origin of an entry for existing data that the user registered.</summary>
    public const string Registered = "registered";

    /// <summary>Whether the result of a run is kept, and an earlier one reused.</summary>
    public static bool IsCached(ScriptExecution scope) => !scope.Flags.Fake && CanBeCached(scope);

    /// <summary>Finds the current entry of a run, without questions and without running what validates entries.</summary>
    public CacheLookup Foresee(ScriptExecution scope)
    {
        var found = CanBeCached(scope) ? search.Foresee(scope) : new CacheLookup(null, WhyNotCached(scope));
        scope.Context.Detail($"{scope.Script} {(found.Entry is null ? "would run" : "would come from the cache")}: {found.Reason}.");
        return found;
    }

    /// <summary>Finds the entry to reuse.</summary>
    /// <param name="scope">The run.</param>
    /// <param name="content">What it would make its result from.</param>
    public CacheLookup Find(ScriptExecution scope, RequestContent content) => search.Find(scope, content);

    /// <summary>Returns by what other runs know that they would make the same result.</summary>
    public ResultIdentity GetIdentity(ScriptExecution scope, RequestContent content) => new(scope, content, catalog);

    /// <summary>Why a result is neither reused nor kept.</summary>
    public static string WhyNotCached(ScriptExecution scope) => scope.Flags.SkipCache ? "the cache is not used" : "the script is not cached";

    /// <summary>Begins an entry, or takes up again the one that a failed run left.</summary>
    /// <param name="scope">The run.</param>
    /// <param name="key">The search key and the sources of the result; null if only tags count.</param>
    public IncompleteEntry Begin(ScriptExecution scope, IReadOnlyList<string>? key)
    {
        scope.CacheTags!.Add([scope.Generation.EntryTagOf(scope.Script)]);
        scope.CacheTags.Add(scope.Script.Tags);
        var tags = scope.CacheTags.Entry.Union(CacheTags.OfVariations(scope.Asked.Variations.Where(name => !name.StartsWith('-')))).ToList();
        var extra = new MetaMap();
        if (scope.Version.Length > 0)
        {
            extra["version"] = scope.Version;
        }

        var form = new EntryForm(EntryLayout.For(scope.Generation.Dialect), CacheTags.Extra(scope.Resolved, scope.Env));
        return store.Begin(scope.Generation.CacheAutomation, tags, scope.Script.Name.ToString(), scope.Session.Locks, key, extra, form);
    }

    /// <summary>Continues in an entry whose result is made again.</summary>
    public IncompleteEntry Renew(ScriptExecution scope, ICacheEntry entry)
    {
        scope.FromCache = false;
        scope.CacheTags!.Add([scope.Generation.EntryTagOf(scope.Script)]);
        scope.Env[scope.Variables.Run.RenewsEntry] = "yes";
        return store.Renew(entry, scope.Script.Name.ToString(), scope.Session.Locks, scope.Context.Operation);
    }

    /// <summary>Makes an entry that was begun the work directory of its run.</summary>
    /// <param name="scope">The run.</param>
    /// <param name="entry">The unfinished entry.</param>
    /// <param name="reason">Why the result is made.</param>
    public static void Enter(ScriptExecution scope, ICacheEntry entry, string reason)
    {
        (scope.Entry, scope.WorkDirectory, scope.CacheReason) = (entry, entry.Directory, reason);
        scope.Context.Publish(new CacheConsulted(scope.Script.ToString(), IsHit: false, reason, entry.Directory));
    }

    /// <summary>Finishes the entry of a run.</summary>
    /// <param name="scope">The run.</param>
    /// <param name="delta">Its changes.</param>
    /// <param name="content">What the result was made from; null for data that was there already, whose tags alone count.</param>
    /// <param name="wholeEnv">The environment of the caller with it.</param>
    public void Finish(ScriptExecution scope, RunDelta delta, RequestContent? content, MetaMap wholeEnv)
    {
        var entry = scope.Entry!;
        var deps = DependencyLists.ToMeta(scope.Values.Dependencies.Deps);
        native.WriteEnvironmentScript(entry.Directory, wholeEnv, WorkFiles.WholeEnvironment);
        native.WriteEnvironmentScript(entry.Directory, delta.NewEnv, WorkFiles.Environment);
        var state = new CachedState(delta.NewEnv, delta.NewState, deps, scope.Version);
        scope.Entry = store.Finish(entry, scope.CacheTags!.Entry, state, content is null ? null : RecordMaking.Create(scope, content, delta), EntryMeta(scope));
    }

    private static bool CanBeCached(ScriptExecution scope) => !scope.Flags.SkipCache
        && (scope.Resolved.IsCached || (scope.Flags.ForceCache && scope.Model.CanForceCache));

    private static MetaMap EntryMeta(ScriptExecution scope)
    {
        var meta = EntryLayout.For(scope.Generation.Dialect).NameScript(scope.Script.Name);
        if (scope.Request.Known is not null)
        {
            meta[OriginKey] = Registered;
        }

        var version = scope.Env.Text(scope.Variables.Versions.Detected, scope.Env.Text(scope.Variables.Versions.Exact));
        if (version.Length > 0)
        {
            meta["version"] = version;
        }

        Expiration.SetIn(meta, scope, DateTimeOffset.UtcNow);
        var path = scope.Env.Text(scope.Variables.Data.DependentPath);
        if (Path.Exists(path) && CanonicalPath.GetKey(path) != CanonicalPath.GetKey(scope.Entry!.Directory))
        {
            meta["dependent_cached_path"] = path;
        }

        return meta;
    }
}
