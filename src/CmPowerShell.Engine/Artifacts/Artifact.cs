using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Artifacts;

/// <summary>
/// An artifact of a search: the data of the index, and its meta, which is read on first access.
/// </summary>
public sealed class Artifact
{
    private readonly Lazy<ArtifactMeta> _meta;

    /// <summary>Makes an artifact.</summary>
    /// <param name="identity">The data of the index.</param>
    /// <param name="repository">The repository it is in.</param>
    /// <param name="loadMeta">Reads its meta; throws <see cref="CmPowerShell.Meta.Errors.CmException"/> when the file is broken.</param>
    public Artifact(ArtifactIdentity identity, Repository repository, Func<ArtifactMeta> loadMeta)
    {
        Identity = identity ?? throw new ArgumentNullException(nameof(identity));
        Repository = repository ?? throw new ArgumentNullException(nameof(repository));
        _meta = new Lazy<ArtifactMeta>(loadMeta, LazyThreadSafetyMode.PublicationOnly);
    }

    /// <summary>The data of the index.</summary>
    public ArtifactIdentity Identity { get; }

    /// <summary>The alias; empty for an artifact that has only a uid, such as a cache entry.</summary>
    public string Alias => Identity.Alias;

    /// <summary>The uid, 16 hex digits.</summary>
    public string Uid => Identity.Uid;

    /// <summary>Alias and uid.</summary>
    public ObjectName Name => new(Alias, Uid);

    /// <summary>The automation: alias and uid.</summary>
    public ObjectName Automation => new(Identity.AutomationAlias, Identity.AutomationUid);

    /// <summary>The tags in the order of the meta file.</summary>
    public IReadOnlyList<string> Tags => Identity.Tags;

    /// <summary>Full path of its folder.</summary>
    public string Path => Identity.Path;

    /// <summary>The repository it is in.</summary>
    public Repository Repository { get; }

    /// <summary>Whether its meta names a base, which may be missing. Any other artifact of the index has a meta that was read.</summary>
    public bool Inherits { get; init; }

    /// <summary>The meta including the meta inherited through <c>_base</c>. Shared: clone before changing it.</summary>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException">The file is broken or its base is missing.</exception>
    public MetaMap Meta => _meta.Value.Merged;

    /// <summary>The meta in its files, without inheritance. Shared: clone before changing it.</summary>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException">The file is broken.</exception>
    public MetaMap OriginalMeta => _meta.Value.Original;

    /// <summary>The repositories from which it inherits through <c>_base</c>, each once; its own is among them where it also inherits from that.</summary>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException">The file is broken or its base is missing.</exception>
    public IReadOnlyList<Repository> BaseRepositories => _meta.Value.BaseRepositories;

    /// <inheritdoc/>
    public override string ToString() => $"{Automation.Alias}::{Name}";
}

/// <summary>The data of an artifact in the index.</summary>
/// <param name="Alias">The alias or empty.</param>
/// <param name="Uid">The uid.</param>
/// <param name="AutomationAlias">Alias of the automation.</param>
/// <param name="AutomationUid">Uid of the automation; may be empty.</param>
/// <param name="Tags">The tags.</param>
/// <param name="Path">Full path of the folder.</param>
public sealed record ArtifactIdentity(
    string Alias, string Uid, string AutomationAlias, string AutomationUid, IReadOnlyList<string> Tags, string Path);

/// <summary>The meta of an artifact, before and after inheritance.</summary>
/// <param name="Original">The content of the files.</param>
/// <param name="Merged">The content with the meta of <c>_base</c>; the same object if there is no base.</param>
public sealed record ArtifactMeta(MetaMap Original, MetaMap Merged)
{
    /// <summary>The repositories of its bases, each once.</summary>
    public IReadOnlyList<Repository> BaseRepositories { get; init; } = [];
}
