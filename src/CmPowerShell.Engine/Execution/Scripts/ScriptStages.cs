using CmPowerShell.Engine.Execution.Content;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Execution.Scripts.Dependencies;
using CmPowerShell.Engine.Execution.Scripts.Native;
using CmPowerShell.Engine.Execution.Scripts.Reuse;
using CmPowerShell.Engine.Execution.Scripts.Reuse.Content;
using CmPowerShell.Engine.Execution.Scripts.Reuse.Sharing;
using CmPowerShell.Engine.Execution.SingleFlight;

namespace CmPowerShell.Engine.Execution.Scripts;

/// <summary>The stages that runs of the later generation are made of.</summary>
internal sealed class ScriptStages
{
    private readonly RunServices _services;

    /// <summary>Makes the stages.</summary>
    /// <param name="services">What a run works with.</param>
    /// <param name="runner">Runs dependencies.</param>
    public ScriptStages(RunServices services, IScriptRunner runner)
    {
        _services = services;
        var dependencies = new DependencyStage(services, runner);
        var native = new NativeStage(services);
        var recorded = new RecordedContent(services.Index, services.Cache, new RecordedPaths(services.Environment));
        var search = new EntrySearch(services.Cache, new CacheValidation(services, dependencies, native), new ContentCheck(recorded));
        Cache = new CacheStage(services.Cache, services.Native, search, services.Catalog);
        Execution = new CachedExecution(services.Cache);
        Fresh = new UncachedExecution(services, runner, dependencies, native);
        Reuse = new CacheHit(dependencies);
        Shared = new SharedResults(services);
        End = new ScriptEnd(services, Cache);
    }

    /// <summary>Finds, begins and finishes cache entries.</summary>
    public CacheStage Cache { get; }

    /// <summary>Finds or makes a cached result once among all runs.</summary>
    public CachedExecution Execution { get; }

    /// <summary>Makes a result.</summary>
    public UncachedExecution Fresh { get; }

    /// <summary>Takes a result from the cache.</summary>
    public CacheHit Reuse { get; }

    /// <summary>Exchanges results with other machines.</summary>
    public SharedResults Shared { get; }

    /// <summary>Ends a run.</summary>
    public ScriptEnd End { get; }

    /// <summary>Refuses a run of a script whose native scripts are all for other platforms.</summary>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException">Id <c>NativeScriptForOtherPlatform</c>.</exception>
    public void RequirePlatform(ScriptExecution scope)
    {
        // A plan keeps the check, and must not keep the variables of each script with it.
        var (script, name, shell) = (scope.Script, NativeStage.GetName(scope), scope.Model.WindowsShell);
        scope.Context.Trail.Driver.Require(scope.Flags, () => PlatformRule.Check(script, name, shell, _services));
    }
}
