using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Engine.Artifacts;

/// <summary>The folder for an artifact.</summary>
internal static class ArtifactPlace
{
    /// <summary>Requires that the folder is free.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="from">The current folder of the artifact.</param>
    /// <param name="replaces">Whether an artifact in the folder makes way.</param>
    /// <exception cref="CmException"><c>ArtifactExists</c> (code 8).</exception>
    internal static void RequireFree(string folder, string from, bool replaces)
    {
        if (DirectoryPath.Same(folder, from))
        {
            // On Windows and macOS another spelling of the alias is the same folder.
            if (folder == from)
            {
                throw Exists(folder, "Give another alias or another repository.");
            }

            return;
        }

        var isArtifact = Directory.Exists(folder) && ArtifactFolder.MetaBaseName(folder) is not null;
        if ((Directory.Exists(folder) || File.Exists(folder)) && !(replaces && isArtifact))
        {
            throw Exists(folder, "Choose another alias, or remove the existing folder first.");
        }
    }

    /// <summary>The folder refuses to be written.</summary>
    internal static CmException NotWritable(string folder, Exception problem) => new(
        new CmError("FileNotWritable", ReturnCode.Failed, StorageFailure.GetCategory(problem), $"The artifact cannot be written to '{folder}': {problem.Message}")
        {
            Hint = "Check the permissions and the free space of the repository.",
            Target = folder,
        },
        problem);

    private static CmException Exists(string folder, string hint) => new(new CmError(
        "ArtifactExists", ReturnCode.AlreadyExists, CmErrorCategory.AlreadyExists, $"'{folder}' exists already.")
    { Hint = hint, Target = folder });
}
