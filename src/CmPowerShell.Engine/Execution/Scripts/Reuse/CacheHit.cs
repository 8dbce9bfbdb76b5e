using CmPowerShell.Engine.Cache;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Execution.Content;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Execution.Scripts.Customization;
using CmPowerShell.Engine.Execution.Scripts.Dependencies;
using CmPowerShell.Engine.Scripts.Environments;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Scripts.Reuse;

/// <summary>Reuses a result from the cache. Only dependencies marked <c>dynamic</c> run, and no hook is called.</summary>
internal sealed class CacheHit(DependencyStage dependencies)
{
    /// <summary>Takes up the result of an entry.</summary>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException">Id <c>CacheEntryBroken</c>, or a dependency failed.</exception>
    public void Run(ScriptExecution scope, ICacheEntry entry)
    {
        (scope.Entry, scope.FromCache) = (entry, true);
        scope.Context.Publish(new CacheConsulted(scope.Script.ToString(), IsHit: true, scope.CacheReason, entry.Directory));
        LastUseRecorder.Note(entry, scope.Context);
        var lists = scope.Values.Dependencies;
        var local = DependencyStage.GetLocalKeys(scope);
        dependencies.Run(scope, lists.Deps, local, onlyDynamic: true);
        ScriptEnvironment.Expand(scope.Env, scope.Variables);
        dependencies.Run(scope, lists.Prehook, local, onlyDynamic: true);
        TakeUp(scope, Read(entry));
        IReadOnlyList<string> localAfterwards = [.. scope.Variables.LocalToScript, .. scope.Model.CleanEnvKeysPostDeps];
        dependencies.Run(scope, lists.Posthook, localAfterwards, onlyDynamic: true);
        dependencies.Run(scope, lists.Post, localAfterwards, onlyDynamic: true);
    }

    /// <summary>Takes up a result as if its stages had run.</summary>
    public static void TakeUp(ScriptExecution scope, CachedState cached)
    {
        scope.Version = cached.Version ?? "";
        ScriptEnvironment.Merge(scope.Env, Written(scope, CachedTemplates.Restore(cached.NewEnv, scope.Model.Source)));
        ScriptEnvironment.Merge(scope.State, cached.NewState);
    }

    private static CachedState Read(ICacheEntry entry)
    {
        var cached = entry.ReadState();
        CachedPaths.Relocate(cached.NewEnv, Path.GetDirectoryName(entry.Directory)!);
        return cached;
    }

    // The file of an entry does not contain the author of a text: it is searched where it was written.
    private static MetaMap Written(ScriptExecution scope, MetaMap cached)
    {
        var author = new TemplateOrigin(Path.Combine(scope.Script.Path, "customize.py"), scope.Env, scope.State, scope.Request.Inputs);
        return HookTemplates.Mark([], cached, author);
    }
}
