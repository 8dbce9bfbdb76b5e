using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Cache.Records;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Cache;

/// <summary>A cache entry that is an artifact of the home.</summary>
/// <param name="Artifact">The artifact.</param>
internal sealed record LocalCacheEntry(Artifact Artifact) : ICacheEntry
{
    /// <inheritdoc/>
    public string Uid => Artifact.Uid;

    /// <inheritdoc/>
    public IReadOnlyList<string> Tags => Artifact.Tags;

    /// <inheritdoc/>
    public MetaMap Meta => Artifact.Meta;

    /// <inheritdoc/>
    public string Directory => Artifact.Path;

    /// <inheritdoc/>
    public CacheRecord? ReadRecord() => CacheRecordFile.Read(Directory);

    /// <inheritdoc/>
    public CachedState ReadState() => CacheStore.Load(Artifact);

    /// <inheritdoc/>
    public string? NoteUse() => LastUsedStamp.Note(Directory);
}
