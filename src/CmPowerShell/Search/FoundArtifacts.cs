using CmPowerShell.Engine;
using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Cache;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Scripts;
using CmPowerShell.Engine.Scripts.Description;

namespace CmPowerShell.Search;

/// <summary>Makes of the engine's artifacts the objects that cmdlets emit.</summary>
internal sealed class FoundArtifacts(CmEngine engine)
{
    private readonly EntryScripts _scripts = new(engine.Scripts);
    private readonly Lazy<HashSet<string>> _cached = new(() => CacheSearch.Entries(engine, ["-" + CacheStore.TemporaryTag])
        .Select(EntryScripts.GetUid).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase));

    private readonly Lazy<ScriptPrecedence> _precedence = new(engine.FindPrecedence);

    /// <summary>A script as a script, a cache entry as a cache entry, anything else as an artifact.</summary>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException">The meta of a script is broken.</exception>
    public CmArtifact Create(Artifact artifact) =>
        ScriptCatalog.Define(artifact) is { } script ? Create(script)
        : IsOf(artifact, WellKnownNames.Cache) || IsOf(artifact, WellKnownNames.Installed) ? Entry(artifact)
        : IsOf(artifact, WellKnownNames.Experiment) ? new CmExperiment(artifact)
        : new CmArtifact(artifact);

    /// <summary>A script.</summary>
    public CmScript Create(ScriptDefinition script) => new(script, IsCached, Standing);

    /// <summary>A script with all details of its meta.</summary>
    public CmScriptDetail GetDetail(ScriptDefinition script) => new(new ScriptDescription(script), IsCached, Standing);

    /// <summary>A cache entry.</summary>
    public CmCacheEntry Entry(Artifact entry) => new(entry, _scripts.GetScript(entry));

    private bool IsCached(string uid) => _cached.Value.Contains(uid);

    private ScriptStanding Standing(Artifact script) => _precedence.Value.Find(script);

    private static bool IsOf(Artifact artifact, ObjectName automation) => artifact.Automation.Uid == automation.Uid;
}
