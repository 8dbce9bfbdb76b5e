using CmPowerShell.Engine.Events;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Artifacts;

/// <summary>
/// Moves the folder of an artifact by renaming it; to another disk it is copied in a hidden place first.
/// At every moment the artifact is found, under its old or its new name, with all its files.
/// </summary>
internal static class ArtifactMoving
{
    /// <summary>Moves it.</summary>
    /// <param name="artifact">The artifact.</param>
    /// <param name="folder">Its new folder; may be the one it has.</param>
    /// <param name="meta">Makes its new meta from the old one.</param>
    /// <param name="replaces">Whether the existing folder is replaced.</param>
    /// <param name="operation">The call.</param>
    /// <exception cref="CmException"><c>ArtifactExists</c>, <c>ArtifactNotFound</c>, <c>MetaFileBroken</c>, <c>FileNotReadable</c>, <c>FileNotWritable</c>, <c>FolderNotRemoved</c>.</exception>
    internal static void Move(Artifact artifact, string folder, Func<MetaMap, MetaMap> meta, bool replaces, Operation operation)
    {
        var old = ArtifactMetaFiles.Load(artifact.Path);
        var wanted = meta(old);
        if (DirectoryPath.Same(folder, artifact.Path) && folder.EndsWith(Path.GetFileName(artifact.Path), StringComparison.Ordinal))
        {
            ArtifactMetaFiles.Save(folder, wanted, operation);
            return;
        }

        ArtifactPlace.RequireFree(folder, artifact.Path, replaces);
        ArtifactMetaFiles.Save(artifact.Path, wanted, operation);
        try
        {
            MoveFolder(artifact, folder, replaces, operation);
        }
        catch
        {
            ArtifactMetaFiles.Save(artifact.Path, old, operation);
            throw;
        }
    }

    private static void MoveFolder(Artifact artifact, string folder, bool replaces, Operation operation)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(folder)!);
            using var replaced = ReplacedDirectory.SetAside(folder, replaces);
            DirectoryMover.Move(artifact.Path, folder);
        }
        catch (IOException) when (!Directory.Exists(folder) && !File.Exists(folder) && Directory.Exists(Path.GetDirectoryName(folder)))
        {
            // Most likely it is on another disk.
            CopyAndRemove(artifact, folder, operation);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw ArtifactPlace.NotWritable(folder, problem);
        }
    }

    private static void CopyAndRemove(Artifact artifact, string folder, Operation operation)
    {
        ArtifactCopying.Copy(artifact, folder, meta => meta, replaces: false, operation);
        try
        {
            DirectoryRemoval.Remove(artifact.Path);
        }
        catch (CmException) when (Directory.Exists(artifact.Path))
        {
            DirectoryRemoval.Remove(folder);
            throw;
        }
    }
}
