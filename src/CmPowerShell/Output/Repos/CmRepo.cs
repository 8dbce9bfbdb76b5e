using System.Collections.Specialized;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Engine.Repositories.Git;
using CmPowerShell.Meta.Values;
using CmPowerShell.Values;

namespace CmPowerShell;

/// <summary>A registered repository.</summary>
public class CmRepo : ILateMeta
{
    private readonly Lazy<RepositoryStatus?> _status;
    private OrderedDictionary? _meta;

    internal CmRepo(Repository source) => (Source, _status) = (source, new(() => RepositoryStatus.Read(source)));

    /// <summary>The alias, such as <c>octoml@cm-mlops</c>; the name of the folder where there is no alias.</summary>
    public string Name => Source.Alias.Length > 0 ? Source.Alias : System.IO.Path.GetFileName(Source.Path);

    /// <summary>The unique identifier, 16 hex digits; may be empty.</summary>
    public string Uid => Source.Uid;

    /// <summary>Whether it was cloned with git.</summary>
    public bool IsGit => Source.IsGit;

    /// <summary>The branch it follows; empty without git or when a commit or tag is checked out.</summary>
    public string Branch => Shown.Text(Status?.Branch ?? "");

    /// <summary>The commit that is checked out, 40 hex digits; empty without git.</summary>
    public string Commit => Status?.Commit ?? "";

    /// <summary>The address of its source, without user and password; empty without a remote host.</summary>
    public string Url => Shown.Text(Status?.RemoteUrl ?? "");

    /// <summary>The description in its <c>cmr.yaml</c>, one sentence; may be empty.</summary>
    public string Description => Shown.Text(Source.Meta.Text("desc"));

    /// <summary>The sub-folder of the artifacts; empty if they are in the folder itself.</summary>
    public string Prefix => Source.Prefix;

    /// <summary>The generation of the tools for which its scripts were written.</summary>
    public RepositoryGeneration Generation => RepositoryGenerations.Find(Source);

    /// <summary>Full path of the folder.</summary>
    public string Path => Source.Path;

    /// <summary>The content of <c>cmr.yaml</c>.</summary>
    public OrderedDictionary Meta => _meta ??= GuardedValues.Late(FromMeta.Map(Source.Meta));

    internal Repository Source { get; }

    private protected RepositoryStatus? Status => _status.Value;

    /// <summary>The form <c>alias,uid</c>.</summary>
    public override string ToString() => Source.ToString();
}
