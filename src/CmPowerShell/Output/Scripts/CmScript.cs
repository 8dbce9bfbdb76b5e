using CmPowerShell.Engine.Scripts;

namespace CmPowerShell;

/// <summary>A script: an artifact that can run.</summary>
public class CmScript : CmArtifact
{
    private readonly ScriptDefinition _definition;
    private readonly Func<string, bool> _isCached;

    internal CmScript(ScriptDefinition definition, Func<string, bool> isCached)
        : base(definition.Artifact) => (_definition, _isCached) = (definition, isCached);

    /// <summary>The names of its variations, without the leading <c>_</c> of tags.</summary>
    public IReadOnlyList<string> Variations => _definition.Variations;

    /// <summary>The versions its meta describes.</summary>
    public IReadOnlyList<string> Versions => _definition.Versions;

    /// <summary>The tags of the scripts that it depends on, in order.</summary>
    public IReadOnlyList<string> Dependencies => _definition.Dependencies;

    /// <summary>The platforms for which it has a run script: <c>linux</c>, <c>macos</c>, <c>windows</c>; empty when it only has hooks.</summary>
    public IReadOnlyList<string> Platforms => _definition.Platforms;

    /// <summary>Whether a result of it is in the cache now.</summary>
    public bool Cached => _isCached(Uid);

    /// <summary>Whether its result is cached after a run.</summary>
    public bool Cacheable => _definition.IsCacheable;

    /// <summary>The generation it was written for: <c>Component</c> (2022) or <c>Script</c>.</summary>
    public string Generation => _definition.Generation.ToString();
}
