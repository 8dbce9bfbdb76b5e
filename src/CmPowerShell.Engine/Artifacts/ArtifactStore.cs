using CmPowerShell.Engine.Dialects;
using CmPowerShell.Engine.Errors;
using CmPowerShell.Engine.Meta;
using CmPowerShell.Engine.Repositories;

namespace CmPowerShell.Engine.Artifacts;

/// <summary>
/// Creates, changes and removes artifacts. Each step takes effect at once or not at all, also when the program is killed,
/// and the index knows of it when the call returns.
/// </summary>
public sealed class ArtifactStore(IArtifactLookup lookup)
{
    /// <summary>A uid that nothing else has: 16 hex digits.</summary>
    public static string NewUid() => Guid.NewGuid().ToString("N")[..16];

    /// <summary>Creates an artifact: the folder <c>automation/alias</c>, or <c>automation/uid</c> for one without alias, with its meta file.</summary>
    /// <param name="repository">Where.</param>
    /// <param name="automation">Its automation; the alias, or else the uid, names the folder.</param>
    /// <param name="alias">The alias, or empty for an artifact that has only a uid, such as a cache entry.</param>
    /// <param name="uid">The uid, or empty for a new one.</param>
    /// <param name="meta">The meta. What it lacks of alias, uid, automation_alias and automation_uid is added; the map itself stays as it is.</param>
    /// <param name="yaml">Whether to write <c>_cm.yaml</c> instead of <c>_cm.json</c>.</param>
    /// <param name="files">Its other files. They are there before the meta makes it an artifact; one that is in the folder already stays as it is.</param>
    /// <returns>The new artifact.</returns>
    /// <exception cref="CmException"><c>InvalidName</c>; <c>ArtifactExists</c> (code 8); <c>FileNotWritable</c>.</exception>
    public Artifact Create(Repository repository, ObjectName automation, string alias, string uid, MetaMap meta, bool yaml = false, IReadOnlyList<NewFile>? files = null)
    {
        ArgumentNullException.ThrowIfNull(repository);
        ArgumentNullException.ThrowIfNull(meta);
        var automationFolder = FolderName(automation, "automation");
        var name = new ObjectName(alias ?? "", string.IsNullOrEmpty(uid) ? NewUid() : uid);
        var folder = Path.Combine(repository.ArtifactsPath, automationFolder, FolderName(name, "artifact"));
        var complete = Complete(meta, name, automation);
        NewArtifactFile.Write(folder, MetaFileNames.Cmind, complete, yaml, files ?? []);
        return Taken(folder, repository, complete);
    }

    /// <summary>
    /// Changes the meta of an artifact. It is written as JSON, as the Python tools do; beside a YAML file it changes what that one says,
    /// so a key of the YAML file can be changed but not removed.
    /// </summary>
    /// <param name="artifact">The artifact.</param>
    /// <param name="meta">The whole new meta, without what it inherits. Alias, uid and automation are kept where it does not name them.</param>
    /// <returns>The artifact as it is now.</returns>
    /// <exception cref="CmException"><c>FileNotWritable</c>.</exception>
    public Artifact WriteMeta(Artifact artifact, MetaMap meta)
    {
        ArgumentNullException.ThrowIfNull(artifact);
        ArgumentNullException.ThrowIfNull(meta);
        var complete = meta.Clone();
        foreach (var key in IdentityKeys)
        {
            if (!complete.ContainsKey(key) && artifact.OriginalMeta.Find(key) is { } kept)
            {
                complete[key] = kept.Clone();
            }
        }

        var baseName = ArtifactFolder.MetaBaseName(artifact.Path) ?? MetaFileNames.Cmind;
        JsonMeta.Save(Path.Combine(artifact.Path, baseName + ".json"), complete);
        return Taken(artifact.Path, artifact.Repository, complete);
    }

    /// <summary>Removes an artifact with its folder and everything in it.</summary>
    /// <exception cref="CmException"><c>ArtifactNotFound</c> (code 16): it is gone already; <c>FolderNotRemoved</c>.</exception>
    public void Remove(Artifact artifact)
    {
        ArgumentNullException.ThrowIfNull(artifact);
        if (!Directory.Exists(artifact.Path))
        {
            lookup.Touch(artifact.Path);
            throw new CmException(new CmError("ArtifactNotFound", ReturnCode.NotFound, CmErrorCategory.NotFound, $"The artifact '{artifact}' is gone: '{artifact.Path}' does not exist.") { Target = artifact.Path });
        }

        try
        {
            FolderRemoval.Remove(artifact.Path);
        }
        finally
        {
            lookup.Touch(artifact.Path);
        }
    }

    private static readonly string[] IdentityKeys = ["alias", "uid", "automation_alias", "automation_uid"];

    private static string FolderName(ObjectName name, string role)
    {
        if (name.IsEmpty)
        {
            throw NewName.Missing(role);
        }

        if (!string.IsNullOrEmpty(name.Uid))
        {
            NewName.RequireUid(name.Uid, role);
        }

        if (string.IsNullOrEmpty(name.Alias))
        {
            return name.Uid;
        }

        NewName.RequireAlias(name.Alias, role);
        return name.Alias;
    }

    private static MetaMap Complete(MetaMap meta, ObjectName name, ObjectName automation)
    {
        var complete = meta.Clone();
        foreach (var (key, value) in IdentityKeys.Zip([name.Alias, name.Uid, automation.Alias ?? "", automation.Uid ?? ""]))
        {
            if (complete.Text(key).Length == 0)
            {
                complete[key] = value;
            }
        }

        return complete;
    }

    private Artifact Taken(string folder, Repository repository, MetaMap meta)
    {
        lookup.Touch(folder);
        return lookup.At(folder) ?? Unindexed(folder, repository, meta);
    }

    // In a repository that is not registered.
    private static Artifact Unindexed(string folder, Repository repository, MetaMap meta) => new(
        new(meta.Text("alias"), meta.Text("uid"), meta.Text("automation_alias"), meta.Text("automation_uid"), meta.Texts("tags"), folder),
        repository,
        () => new(meta, meta));
}
