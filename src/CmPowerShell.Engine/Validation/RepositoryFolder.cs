using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Meta.Documents;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Validation;

/// <summary>A folder that is a repository, whether it is installed or not, of either dialect.</summary>
internal static class RepositoryFolder
{
    /// <summary>Reads a folder. One without meta is a repository named like the folder.</summary>
    /// <exception cref="CmException"><c>RepositoryFolderMissing</c>, or the meta cannot be read.</exception>
    public static Repository Open(string folder)
    {
        var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        if (!Directory.Exists(path))
        {
            throw new CmException(RepositoryErrors.FolderNotFound(path));
        }

        var meta = RepositoryMetaFile.Load(path)
            ?? (MetaFiles(path) is { } files ? MetaFile.LoadPair(files).Value : new MetaMap { ["alias"] = Path.GetFileName(path) });
        return new Repository(path, meta);
    }

    /// <summary>The path without extension of the files that describe the repository; null where there are none.</summary>
    public static string? MetaFiles(string folder)
    {
        var names = RepositoryMetaFile.ExistsIn(folder) ? "cmr" : MetaFileNames.Mlcflow;
        var path = Path.Combine(folder, names);
        return MetaFile.Find(path) is null ? null : path;
    }
}
