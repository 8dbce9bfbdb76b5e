using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Scripts;
using CmPowerShell.Values;

namespace CmPowerShell;

/// <summary>A script: an artifact that can run.</summary>
public class CmScript : CmArtifact
{
    private readonly ScriptDefinition _definition;
    private readonly Func<string, bool> _isCached;

    private readonly Lazy<ScriptStanding> _standing;

    internal CmScript(ScriptDefinition definition, Func<string, bool> isCached, Func<Artifact, ScriptStanding> standing)
        : base(definition.Artifact) => (_definition, _isCached, _standing) = (definition, isCached, new(() => standing(definition.Artifact)));

    /// <summary>The names of its variations, without the leading <c>_</c> of tags.</summary>
    public IReadOnlyList<string> Variations => Shown.Texts(_definition.Variations);

    /// <summary>The versions its meta describes.</summary>
    public IReadOnlyList<string> Versions => Shown.Texts(_definition.Versions);

    /// <summary>The tags of the scripts that it depends on, in order.</summary>
    public IReadOnlyList<string> Dependencies => Shown.Texts(_definition.Dependencies);

    /// <summary>The platforms for which it has a run script: <c>linux</c>, <c>macos</c>, <c>windows</c>; empty when it only has hooks.</summary>
    public IReadOnlyList<string> Platforms => _definition.Platforms;

    /// <summary>Whether a result of it is in the cache now.</summary>
    public bool Cached => _isCached(Uid);

    /// <summary>Whether its result is cached after a run.</summary>
    public bool Cacheable => _definition.IsCacheable;

    /// <summary>Whether a run takes it: false where the script of another repository answers to the same uid, alias or tags and counts, and where the setting RepositoryOrder leaves its repository out.</summary>
    public bool Counts => _standing.Value.Counts;

    /// <summary>Why it counts or does not, in a sentence; empty where no other repository has a script of the same uid, alias or tags.</summary>
    public string Precedence => _standing.Value.Reason;

    /// <summary>The generation it was written for: <c>Component</c> (2022) or <c>Script</c>.</summary>
    public string Generation => _definition.Generation.ToString();
}
