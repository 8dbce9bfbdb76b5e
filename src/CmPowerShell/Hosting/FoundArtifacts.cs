using CmPowerShell.Engine;
using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Caching;
using CmPowerShell.Engine.Dialects;
using CmPowerShell.Engine.Scripts;
using CmPowerShell.Engine.Scripts.Description;

namespace CmPowerShell.Hosting;

/// <summary>Makes of the engine's artifacts the objects that cmdlets emit.</summary>
internal sealed class FoundArtifacts(CmEngine engine)
{
    private readonly EntryScripts _scripts = new(engine.Scripts);
    private readonly Lazy<HashSet<string>> _cached = new(() => CacheSearch.Entries(engine, ["-" + CacheStore.TemporaryTag])
        .Select(EntryScripts.UidOf).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase));

    /// <summary>A script as a script, a cache entry as a cache entry, anything else as an artifact.</summary>
    /// <exception cref="Engine.Errors.CmException">The meta of a script is broken.</exception>
    public CmArtifact Of(Artifact artifact) =>
        ScriptCatalog.Define(artifact) is { } script ? Of(script)
        : IsOf(artifact, WellKnown.Cache) || IsOf(artifact, WellKnown.Installed) ? Entry(artifact)
        : new CmArtifact(artifact);

    /// <summary>A script.</summary>
    public CmScript Of(ScriptDefinition script) => new(script, uid => _cached.Value.Contains(uid));

    /// <summary>A script with all that its meta tells.</summary>
    public CmScriptDetail DetailOf(ScriptDefinition script) => new(new ScriptDescription(script), uid => _cached.Value.Contains(uid));

    /// <summary>A cache entry.</summary>
    public CmCacheEntry Entry(Artifact entry) => new(entry, _scripts.Of(entry));

    private static bool IsOf(Artifact artifact, ObjectName automation) => artifact.Automation.Uid == automation.Uid;
}
