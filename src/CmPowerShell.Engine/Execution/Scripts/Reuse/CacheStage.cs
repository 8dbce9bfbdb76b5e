using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Caching;
using CmPowerShell.Engine.Caching.Records;
using CmPowerShell.Engine.Dialects;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Execution.Native;
using CmPowerShell.Engine.Execution.Scripts.Reuse.Content;
using CmPowerShell.Engine.Meta;
using CmPowerShell.Engine.Scripts;
using CmPowerShell.Engine.Scripts.Resolution;
using CmPowerShell.Engine.Turns;

namespace CmPowerShell.Engine.Execution.Scripts.Reuse;

/// <summary>The cache of the later generation: finds the entry that fits, begins a new one, and finishes it.</summary>
internal sealed class CacheStage(CacheStore store, NativeScript native, EntrySearch search, ScriptCatalog catalog)
{
    /// <summary>Whether the result of a run is kept, and an earlier one reused.</summary>
    public static bool IsCached(ScriptScope scope) => !scope.Flags.Fake && CanBeCached(scope);

    /// <summary>The entry that a run would reuse as things stand, without asking anybody and without running what validates entries; null when there is none.</summary>
    public Artifact? Foresee(ScriptScope scope)
    {
        scope.CacheReason = WhyNotCached(scope);
        var entry = CanBeCached(scope) ? search.Foresee(scope) : null;
        scope.Context.Detail($"{scope.Script} {(entry is null ? "would run" : "would come from the cache")}: {scope.CacheReason}.");
        return entry;
    }

    /// <summary>Finds the entry to reuse.</summary>
    /// <returns>The entry, or null; the scope then says why.</returns>
    public Artifact? Find(ScriptScope scope)
    {
        var entry = search.Find(scope);
        if (entry is null || scope.Flags.Renew)
        {
            scope.TakeContent(); // for the record of what is made now
        }

        return entry;
    }

    /// <summary>Why a result is neither reused nor kept.</summary>
    public static string WhyNotCached(ScriptScope scope) => scope.Flags.SkipCache ? "the cache is not used" : "the script is not cached";

    /// <summary>Begins an entry, or takes up again the one that a failed run left.</summary>
    public void Begin(ScriptScope scope)
    {
        var key = KeyOf(scope);
        scope.CacheTags!.Add(["script-artifact-" + scope.Script.Uid]);
        scope.CacheTags.Add(scope.Script.Tags);
        var tags = scope.CacheTags.Entry.Union(CacheTags.OfVariations(scope.Asked.Variations.Where(name => !name.StartsWith('-')))).ToList();
        var extra = new MetaMap();
        if (scope.Version.Length > 0)
        {
            extra["version"] = scope.Version;
        }

        Use(scope, store.Begin(WellKnown.Cache, tags, scope.Script.Name.ToString(), scope.Tree.Turns, key, extra));
    }

    /// <summary>Goes on in an entry whose result shall be made again.</summary>
    public void Renew(ScriptScope scope, Artifact entry)
    {
        scope.FromCache = false;
        scope.CacheTags!.Add(["script-artifact-" + scope.Script.Uid]);
        scope.CacheReason = "the entry is renewed";
        scope.Env["CM_RENEW_CACHE_ENTRY"] = "yes";
        Use(scope, store.Renew(entry, scope.Script.Name.ToString(), scope.Tree.Turns, scope.Context.Operation));
    }

    /// <summary>Takes back what a run began that was ended from outside. An entry that was renewed stays as unfinished: it may hold what took long to get.</summary>
    public void Discard(ScriptScope scope)
    {
        if (scope.Entry is { } entry && !scope.FromCache && entry.Tags.Contains(CacheStore.TemporaryTag) && !scope.Env.ContainsKey("CM_RENEW_CACHE_ENTRY"))
        {
            store.Discard(entry);
        }
    }

    // Of what was there already nothing is made, so it goes on where nobody has been.
    private IReadOnlyList<string>? KeyOf(ScriptScope scope) => scope.Request.Known is not null ? []
        : scope.Context.Trail.CachePolicy == CachePolicy.Tags ? null
        : scope.TakeKey(catalog);

    private static void Use(ScriptScope scope, UnfinishedEntry unfinished)
    {
        var entry = scope.Entry = unfinished.Entry;
        scope.Hold(unfinished.Turn);
        scope.WorkDirectory = entry.Path;
        scope.Context.Publish(new CacheConsulted(scope.Script.ToString(), IsHit: false, scope.CacheReason, entry.Path));
    }

    /// <summary>Finishes the entry of a run.</summary>
    /// <param name="scope">The run.</param>
    /// <param name="delta">What it brought.</param>
    /// <param name="wholeEnv">The environment of the caller with it.</param>
    public void Finish(ScriptScope scope, RunDelta delta, MetaMap wholeEnv)
    {
        var entry = scope.Entry!;
        var deps = DependencyLists.ToMeta(scope.Resolution.Dependencies.Deps);
        native.WriteEnvironmentScript(entry.Path, wholeEnv, WorkFiles.WholeEnvironment);
        native.WriteEnvironmentScript(entry.Path, delta.NewEnv, WorkFiles.Environment);
        var state = new CachedState(delta.NewEnv, delta.NewState, deps, scope.Version);
        scope.Entry = store.Finish(entry, scope.CacheTags!.Entry, state, RecordOf(scope, delta), EntryMeta(scope));
    }

    // Data that was there was not made from the recipe: its tags alone count.
    private static CacheRecord? RecordOf(ScriptScope scope, RunDelta delta) => scope.Request.Known is null ? RecordMaking.Of(scope, delta) : null;

    private static bool CanBeCached(ScriptScope scope) => !scope.Flags.SkipCache
        && (scope.Model.IsCached || (scope.Flags.ForceCache && scope.Model.CanForceCache));

    private static MetaMap EntryMeta(ScriptScope scope)
    {
        var meta = new MetaMap
        {
            ["associated_script_artifact"] = scope.Model.Name,
            ["associated_script_artifact_uid"] = scope.Script.Uid,
        };
        var version = scope.Env.Text("CM_DETECTED_VERSION", scope.Env.Text("CM_VERSION"));
        if (version.Length > 0)
        {
            meta["version"] = version;
        }

        var path = scope.Env.Text("CM_GET_DEPENDENT_CACHED_PATH");
        if (Path.Exists(path) && RealPath.Of(path) != RealPath.Of(scope.Entry!.Path))
        {
            meta["dependent_cached_path"] = path;
        }

        return meta;
    }
}
