using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Repositories.Sources;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Artifacts;

/// <summary>Copies the folder of an artifact: built in a hidden place, it becomes visible in one step.</summary>
internal static class ArtifactCopying
{
    /// <summary>Makes the copy.</summary>
    /// <param name="artifact">The artifact.</param>
    /// <param name="folder">The folder of the copy.</param>
    /// <param name="meta">Makes the meta of the copy from the one of the artifact.</param>
    /// <param name="replaces">Whether the existing folder is replaced.</param>
    /// <param name="operation">The call.</param>
    /// <exception cref="CmException"><c>ArtifactExists</c>, <c>ArtifactNotFound</c>, <c>MetaFileBroken</c>, <c>FileNotReadable</c>, <c>FileNotWritable</c>.</exception>
    internal static void Copy(Artifact artifact, string folder, Func<MetaMap, MetaMap> meta, bool replaces, Operation operation)
    {
        ArtifactPlace.RequireFree(folder, artifact.Path, replaces);
        var wanted = meta(ArtifactMetaFiles.Load(artifact.Path));
        try
        {
            using var hidden = TemporaryDirectory.In(Path.GetDirectoryName(folder)!);
            using var progress = new ProgressReporter(operation.Events, $"Copying {artifact.Name}");
            new DirectoryCopier(progress.ReportCopied, operation.Cancellation).Copy(artifact.Path, hidden.Content);
            ArtifactMetaFiles.Save(hidden.Content, wanted, operation);
            using var replaced = ReplacedDirectory.SetAside(folder, replaces);
            hidden.MoveTo(folder);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw ArtifactPlace.NotWritable(folder, problem);
        }
    }
}
