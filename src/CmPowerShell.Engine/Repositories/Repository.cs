using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Repositories;

/// <summary>A registered repository.</summary>
public sealed class Repository
{
    private readonly Lazy<MetaDialect> _dialect;

    /// <summary>Makes a repository from its folder and the file of its identity.</summary>
    /// <param name="path">Full path of the folder that holds the file.</param>
    /// <param name="meta">The content of <c>cmr.yaml</c>, or of <c>meta.yaml</c> for mlcflow.</param>
    public Repository(string path, MetaMap meta)
    {
        Path = path ?? throw new ArgumentNullException(nameof(path));
        Meta = meta ?? throw new ArgumentNullException(nameof(meta));
        _dialect = new Lazy<MetaDialect>(() => RepositoryMetaFile.GetDialect(path), LazyThreadSafetyMode.PublicationOnly);
        Alias = meta.Text("alias");
        Uid = meta.Text("uid");
        Prefix = meta.Text("prefix").Trim();
        ArtifactsPath = Prefix.Length == 0 ? path : System.IO.Path.Combine(path, Prefix);
    }

    /// <summary>The alias, such as <c>octoml@cm-mlops</c>.</summary>
    public string Alias { get; }

    /// <summary>The uid, 16 hex digits; empty when the file of its identity has none.</summary>
    public string Uid { get; }

    /// <summary>Alias and uid.</summary>
    public ObjectName Name => new(Alias, Uid);

    /// <summary>Full path of the folder.</summary>
    public string Path { get; }

    /// <summary>The sub-folder of the artifacts; empty if they are in the folder itself.</summary>
    public string Prefix { get; }

    /// <summary>Full path of the folder whose sub-folders are automations.</summary>
    public string ArtifactsPath { get; }

    /// <summary>Whether the repository was cloned with git.</summary>
    public bool IsGit => Meta.Flag("git") || Directory.Exists(System.IO.Path.Combine(Path, ".git"));

    /// <summary>The content of <c>cmr.yaml</c>, or of <c>meta.yaml</c> for mlcflow.</summary>
    public MetaMap Meta { get; }

    /// <summary>The family of tools for which it was written.</summary>
    public MetaDialect Dialect => _dialect.Value;

    /// <inheritdoc/>
    public override string ToString() => Name.ToString();
}
