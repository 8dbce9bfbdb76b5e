using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;
using CmPowerShell.Meta.Yaml;

namespace CmPowerShell.Engine.Artifacts;

/// <summary>Writes the meta file that makes a folder an artifact, unless it is one already.</summary>
internal static class NewArtifactFile
{
    /// <summary>Writes the first meta file of a folder. The caller holds the lock of the folder: a file system reports only afterwards that a
    /// name is taken, and not that the folder has meta of another name.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="baseName">The name of the meta file without its extension.</param>
    /// <param name="meta">The meta.</param>
    /// <param name="yaml">Whether to write YAML instead of JSON.</param>
    /// <param name="files">The files to write before it; an existing file is not changed.</param>
    /// <exception cref="CmException"><c>ArtifactExists</c>, <c>FileNotWritable</c>; the folder is then as it was.</exception>
    public static void Write(string folder, string baseName, MetaMap meta, bool yaml, IReadOnlyList<NewFile> files)
    {
        RequireNone(folder);
        var file = Path.Combine(folder, baseName + (yaml ? ".yaml" : ".json"));
        var beside = Path.Combine(folder, $".{Path.GetFileName(file)}.{Guid.NewGuid():N}.tmp");
        var made = FirstMissing(folder);
        var missing = files.Where(wanted => !File.Exists(Path.Combine(folder, wanted.Name))).ToList();
        try
        {
            Directory.CreateDirectory(folder);
            missing.ForEach(wanted => AtomicFile.WriteBytes(Path.Combine(folder, wanted.Name), wanted.Content));
            AtomicFile.WriteText(beside, yaml ? YamlMeta.Write(meta) : JsonMeta.Write(meta) + "\n");
            File.Move(beside, file, overwrite: false);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or CmException)
        {
            Undo([beside, .. missing.Select(wanted => Path.Combine(folder, wanted.Name))], folder, made);
            RequireNone(folder);
            throw problem as CmException ?? NotWritable(folder, problem);
        }
    }

    private static void RequireNone(string folder)
    {
        if (ArtifactFolder.MetaBaseName(folder) is not null)
        {
            throw new CmException(new CmError("ArtifactExists", ReturnCode.AlreadyExists, CmErrorCategory.AlreadyExists, $"There is an artifact already in '{folder}'.")
            { Hint = "Choose another alias, or remove the artifact first.", Target = folder });
        }
    }

    /// <summary>The outermost folder of a path that is not there yet; null when all are.</summary>
    private static string? FirstMissing(string folder)
    {
        string? missing = null;
        for (var path = folder; path is not null && !Directory.Exists(path); path = Path.GetDirectoryName(path))
        {
            missing = path;
        }

        return missing;
    }

    private static void Undo(IReadOnlyList<string> files, string folder, string? made)
    {
        try
        {
            files.Where(File.Exists).ToList().ForEach(File.Delete);
            for (var path = folder; made is not null && path is not null && path.Length >= made.Length; path = Path.GetDirectoryName(path))
            {
                Directory.Delete(path, recursive: false);
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // Another process has put a file there in the meantime; the first failure is reported.
        }
    }

    private static CmException NotWritable(string folder, Exception problem) => new(
        new CmError(
            "FileNotWritable",
            ReturnCode.Failed,
            StorageFailure.GetCategory(problem),
            $"The artifact cannot be written to '{folder}': {problem.Message}")
        {
            Hint = "Check the permissions and the free space of the repository.",
            Target = folder,
        },
        problem);
}
