using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Artifacts;

/// <summary>
/// Creates, changes and removes artifacts. Each step takes effect completely or not at all, also when the program is killed,
/// and the index contains the change when the call returns.
/// </summary>
/// <param name="lookup">Receives every change.</param>
/// <param name="home">The home whose locks prevent processes from changing one artifact at the same time.</param>
public sealed class ArtifactStore(IArtifactLookup lookup, CmHome home)
{
    private readonly ArtifactLocks _locks = new(home);

    /// <summary>A uid that nothing else has: 16 hex digits.</summary>
    public static string NewUid() => Guid.NewGuid().ToString("N")[..16];

    /// <summary>Creates an artifact: the folder <c>automation/alias</c>, or <c>automation/uid</c> for one without alias, with its meta file.</summary>
    /// <param name="repository">Where.</param>
    /// <param name="automation">Its automation; the alias, or else the uid, names the folder.</param>
    /// <param name="alias">The alias, or empty for an artifact that has only a uid, such as a cache entry.</param>
    /// <param name="uid">The uid, or empty for a new one.</param>
    /// <param name="meta">The meta. Missing alias, uid, automation_alias and automation_uid are added; the map itself is not changed.</param>
    /// <param name="yaml">Whether to write <c>_cm.yaml</c> instead of <c>_cm.json</c>.</param>
    /// <param name="files">Its other files. They are written before the meta makes it an artifact; an existing file is not changed.</param>
    /// <returns>The new artifact.</returns>
    /// <exception cref="CmException"><c>InvalidName</c>; <c>ArtifactExists</c> (code 8); <c>FileNotWritable</c>; <c>HomeNotWritable</c>.</exception>
    public Artifact Create(Repository repository, ObjectName automation, string alias, string uid, MetaMap meta, bool yaml = false, IReadOnlyList<NewFile>? files = null)
    {
        ArgumentNullException.ThrowIfNull(repository);
        ArgumentNullException.ThrowIfNull(meta);
        var automationFolder = ArtifactNaming.GetFolder(automation, "automation");
        var name = new ObjectName(alias ?? "", string.IsNullOrEmpty(uid) ? NewUid() : uid);
        var folder = Path.Combine(repository.ArtifactsPath, automationFolder, ArtifactNaming.GetFolder(name, "artifact"));
        var complete = ArtifactNaming.Complete(meta, name, automation);
        using (_locks.Take(folder))
        {
            NewArtifactFile.Write(folder, MetaFileNames.For(repository.Dialect), complete, yaml, files ?? []);
        }

        return Taken(folder, repository, complete);
    }

    /// <summary>Creates an artifact in a folder whose name, and the name of whose meta file, the tools that read it require.</summary>
    /// <param name="repository">Where.</param>
    /// <param name="automation">The alias of its automation, which names the folder above.</param>
    /// <param name="name">The name of its folder.</param>
    /// <param name="baseName">The name of its meta file, without extension.</param>
    /// <param name="meta">The whole meta.</param>
    /// <returns>The new artifact.</returns>
    /// <exception cref="CmException"><c>ArtifactExists</c> (code 8); <c>FileNotWritable</c>; <c>HomeNotWritable</c>.</exception>
    internal Artifact CreateAs(Repository repository, string automation, string name, string baseName, MetaMap meta)
    {
        var folder = Path.Combine(repository.ArtifactsPath, automation, name);
        using (_locks.Take(folder))
        {
            NewArtifactFile.Write(folder, baseName, meta, yaml: false, []);
        }

        return Taken(folder, repository, meta);
    }

    /// <summary>Writes the whole meta of an artifact, in the format of its files: YAML or JSON.</summary>
    /// <param name="artifact">The artifact.</param>
    /// <param name="meta">The whole new meta, without inherited meta. Alias, uid and automation are kept if it does not contain them.</param>
    /// <returns>The current artifact.</returns>
    /// <exception cref="CmException"><c>ArtifactNotFound</c>, <c>MetaFileBroken</c>, <c>FileNotReadable</c>, <c>FileNotWritable</c>.</exception>
    public Artifact WriteMeta(Artifact artifact, MetaMap meta) => Change(artifact, new ArtifactUpdate { Meta = meta, Replace = true }, Operation.Silent);

    /// <summary>Changes the meta of an artifact in the form that its files have; of a YAML file only the values that change.</summary>
    /// <param name="artifact">The artifact.</param>
    /// <param name="update">The change. It is applied to the current content of the files, not to the content at the time of the search.</param>
    /// <param name="operation">The call.</param>
    /// <returns>The current artifact.</returns>
    /// <exception cref="CmException"><c>ArtifactNotFound</c>, <c>MetaFileBroken</c>, <c>MetaNotMergeable</c>, <c>FileNotReadable</c>, <c>FileNotWritable</c>.</exception>
    public Artifact Change(Artifact artifact, ArtifactUpdate update, Operation operation)
    {
        ArgumentNullException.ThrowIfNull(artifact);
        ArgumentNullException.ThrowIfNull(update);
        ArgumentNullException.ThrowIfNull(operation);
        using var held = _locks.Take(artifact.Path, operation.Cancellation);
        var wanted = update.Apply(ArtifactMetaFiles.Load(artifact.Path));
        ArtifactMetaFiles.Save(artifact.Path, wanted, operation);
        return Taken(artifact.Path, artifact.Repository, wanted);
    }

    /// <summary>Copies an artifact with all its files. The copy gets a new uid.</summary>
    /// <param name="artifact">The artifact.</param>
    /// <param name="target">Where to, and under which alias.</param>
    /// <param name="operation">The call.</param>
    /// <param name="tags">Tags that the copy has more.</param>
    /// <returns>The copy.</returns>
    /// <exception cref="CmException">
    /// <c>ArtifactExists</c> (code 8), <c>InvalidName</c>, <c>ArtifactNotFound</c>, <c>MetaFileBroken</c>, <c>FileNotReadable</c>, <c>FileNotWritable</c>.
    /// </exception>
    public Artifact Copy(Artifact artifact, ArtifactTarget target, Operation operation, IReadOnlyList<string>? tags = null)
    {
        ArgumentNullException.ThrowIfNull(artifact);
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(operation);
        var folder = target.GetFolder(artifact);
        var names = target.Name with { Uid = target.Name.Uid.Length > 0 ? target.Name.Uid : NewUid() };
        MetaMap meta = [];
        ArtifactCopying.Copy(artifact, folder, old => meta = ArtifactNaming.Renamed(old, names, tags ?? []), target.Replaces, operation);
        return Taken(folder, target.Repository ?? artifact.Repository, meta);
    }

    /// <summary>Gives an artifact another alias, uid or repository.</summary>
    /// <param name="artifact">The artifact.</param>
    /// <param name="target">Where to, and under which names.</param>
    /// <param name="operation">The call.</param>
    /// <returns>The current artifact.</returns>
    /// <exception cref="CmException">
    /// <c>ArtifactExists</c> (code 8), <c>InvalidName</c>, <c>ArtifactNotFound</c>, <c>MetaFileBroken</c>, <c>FileNotReadable</c>, <c>FileNotWritable</c>,
    /// <c>FolderNotRemoved</c>; the artifact is then where it was.
    /// </exception>
    public Artifact Move(Artifact artifact, ArtifactTarget target, Operation operation)
    {
        ArgumentNullException.ThrowIfNull(artifact);
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(operation);
        var folder = target.GetFolder(artifact);
        using var held = _locks.Take(artifact.Path, operation.Cancellation);
        MetaMap meta = [];
        try
        {
            ArtifactMoving.Move(artifact, folder, old => meta = ArtifactNaming.Renamed(old, target.Name, []), target.Replaces, operation);
        }
        finally
        {
            lookup.Touch(artifact.Path);
        }

        return Taken(folder, target.Repository ?? artifact.Repository, meta);
    }

    /// <summary>Removes an artifact with its folder and everything in it, also if the folder is elsewhere and its place contains a link.</summary>
    /// <exception cref="CmException"><c>ArtifactNotFound</c> (code 16): it was removed already; <c>FolderNotRemoved</c>.</exception>
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
            DirectoryRemoval.Remove(artifact.Path);
        }
        finally
        {
            lookup.Touch(artifact.Path);
        }
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
