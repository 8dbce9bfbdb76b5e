using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Index.Scanning;

/// <summary>
/// The data of one folder on the second level of a repository: an artifact, an artifact whose meta is broken,
/// or a folder without meta, which is kept so that a meta file appearing in it is noticed.
/// It never changes; when the disk does, another one takes its place.
/// </summary>
internal sealed class IndexedFolder(string name, FileStamp stamp, MetaStamps files, IndexedMeta? meta, CmError? problem)
{
    private MetaMap? _original;
    private Made? _artifact;

    /// <summary>The name of the folder.</summary>
    public string Name { get; } = name;

    /// <summary>The stamp of the folder.</summary>
    public FileStamp Stamp { get; } = stamp;

    /// <summary>The stamps of its meta files.</summary>
    public MetaStamps Files { get; } = files;

    /// <summary>The data of the meta; null if there is none or it is broken.</summary>
    public IndexedMeta? Meta { get; } = meta;

    /// <summary>The reason why the meta could not be read.</summary>
    public CmError? Problem { get; } = problem;

    /// <summary>The bits of the tags.</summary>
    public ulong Mask { get; } = meta is null ? 0 : TagMask.Compute(meta.Tags);

    /// <summary>The same knowledge of a folder in which something else has changed.</summary>
    public IndexedFolder With(FileStamp stamp, MetaStamps files) => new(Name, stamp, files, Meta, Problem) { _original = _original };

    /// <summary>The whole meta in its files, read on first use.</summary>
    public MetaMap Original(Func<MetaMap> load) => _original ??= load();

    /// <summary>The artifact, made once for each owner: the repository, or the view whose other artifacts it inherits from.</summary>
    public Artifact ArtifactFor(object owner, Func<Artifact> make)
    {
        var known = _artifact;
        if (known is null || !ReferenceEquals(known.Owner, owner))
        {
            _artifact = known = new(owner, make());
        }

        return known.Artifact;
    }

    /// <summary>Whether writing one or the other into the index makes no difference.</summary>
    public bool HasSameContent(IndexedFolder other) => ReferenceEquals(this, other)
        || (Name == other.Name && Stamp == other.Stamp && Files.Equal(other.Files) && Problem == other.Problem
            && (Meta is null ? other.Meta is null : other.Meta is not null && Meta.HasSameContent(other.Meta)));

    private sealed record Made(object Owner, Artifact Artifact);
}

/// <summary>The data of a meta file in the index.</summary>
/// <param name="Alias">The alias or empty.</param>
/// <param name="Uid">The uid or empty.</param>
/// <param name="AutomationAlias">Alias of the automation, or empty.</param>
/// <param name="AutomationUid">Uid of the automation, or empty.</param>
/// <param name="Tags">The tags as texts.</param>
/// <param name="Base">The base of the meta, or empty.</param>
internal sealed record IndexedMeta(string Alias, string Uid, string AutomationAlias, string AutomationUid, string[] Tags, string Base)
{
    /// <summary>Whether all parts are equal.</summary>
    public bool HasSameContent(IndexedMeta other) => this == (other with { Tags = Tags }) && Tags.AsSpan().SequenceEqual(other.Tags);
}
