using CmPowerShell.Engine.Artifacts;

namespace CmPowerShell;

/// <summary>A kept result of a script: an artifact of the automation <c>cache</c> or, of an early component, <c>installed</c>.</summary>
public sealed class CmCacheEntry : CmArtifact
{
    internal CmCacheEntry(Artifact source)
        : base(source)
    {
    }
}
