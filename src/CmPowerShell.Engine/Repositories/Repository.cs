using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Repositories;

/// <summary>A registered repository.</summary>
public sealed class Repository
{
    /// <summary>Makes a repository from its folder and its <c>cmr.yaml</c>.</summary>
    /// <param name="path">Full path of the folder that holds <c>cmr.yaml</c>.</param>
    /// <param name="meta">The content of <c>cmr.yaml</c>.</param>
    public Repository(string path, MetaMap meta)
    {
        Path = path ?? throw new ArgumentNullException(nameof(path));
        Meta = meta ?? throw new ArgumentNullException(nameof(meta));
        Alias = meta.Text("alias");
        Uid = meta.Text("uid");
        Prefix = meta.Text("prefix").Trim();
        ArtifactsPath = Prefix.Length == 0 ? path : System.IO.Path.Combine(path, Prefix);
    }

    /// <summary>The alias, such as <c>octoml@cm-mlops</c>.</summary>
    public string Alias { get; }

    /// <summary>The uid, 16 hex digits; empty when <c>cmr.yaml</c> has none.</summary>
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

    /// <summary>The content of <c>cmr.yaml</c>.</summary>
    public MetaMap Meta { get; }

    /// <inheritdoc/>
    public override string ToString() => Name.ToString();
}
