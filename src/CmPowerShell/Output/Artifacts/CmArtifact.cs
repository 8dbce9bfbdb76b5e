using System.Collections.Specialized;
using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Values;

namespace CmPowerShell;

/// <summary>An artifact: a folder with a meta file, found by name, uid or tags.</summary>
public class CmArtifact : ILateMeta
{
    private OrderedDictionary? _meta;

    internal CmArtifact(Artifact source) => Source = source;

    /// <summary>The alias, or the uid of an artifact that has no alias, such as a cache entry.</summary>
    public string Name => Alias.Length > 0 ? Alias : Uid;

    /// <summary>The alias; may be empty.</summary>
    public string Alias => Source.Alias;

    /// <summary>The unique identifier, 16 hex digits.</summary>
    public string Uid => Source.Uid;

    /// <summary>The automation, which is the kind of the artifact, such as <c>script</c>.</summary>
    public string Automation => Source.Automation.Alias.Length > 0 ? Source.Automation.Alias : Source.Automation.Uid;

    /// <summary>The tags in the order of the meta file.</summary>
    public IReadOnlyList<string> Tags => Source.Tags;

    /// <summary>The name of the repository it is in: its alias, or its uid where it has no alias.</summary>
    public string Repository => Source.Repository.Alias.Length > 0 ? Source.Repository.Alias : Source.Repository.Uid;

    /// <summary>Full path of its folder.</summary>
    public string Path => Source.Path;

    /// <summary>The meta with inherited meta, as ordered dictionaries and arrays. Read from the file on first access.</summary>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException">The meta file is broken.</exception>
    public OrderedDictionary Meta => _meta ??= GuardedValues.Late(FromMeta.Map(Source.Meta));

    internal Artifact Source { get; }

    /// <summary>The form <c>automation::alias,uid</c>.</summary>
    public override string ToString() => Source.ToString();
}
