using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Index.Scanning;

/// <summary>Checks one folder that may be an artifact, and reads its meta if that has changed.</summary>
/// <param name="load">Reads the meta files of a folder; takes the path without extension, throws <see cref="CmException"/>.</param>
internal sealed class FolderScanner(Func<string, MetaMap> load)
{
    /// <summary>Reads the meta of a folder, given the path of its files without extension.</summary>
    public MetaMap Load(string pathWithoutExtension) => load(pathWithoutExtension);

    /// <summary>Gets the current folder; the known object itself when nothing has changed.</summary>
    /// <param name="path">Full path of the folder.</param>
    /// <param name="name">Its name.</param>
    /// <param name="known">The indexed data of it.</param>
    public IndexedFolder Scan(string path, string name, IndexedFolder? known)
    {
        // Stamps are taken before the file is read: a change in between shows the next time.
        var stamp = FileStamp.OfFolder(path);
        if (known is not null && known.Stamp.IsCurrent(stamp) && known.Files.AreCurrent(path))
        {
            return known;
        }

        var files = MetaStamps.Take(path);
        if (known is not null && known.Files.AreCurrent(files))
        {
            return known.Stamp == stamp ? known : known.With(stamp, files);
        }

        return files.BaseName is { } baseName ? Read(path, name, stamp, files, baseName) : new(name, stamp, files, null, null);
    }

    private IndexedFolder Read(string path, string name, FileStamp stamp, MetaStamps files, string baseName)
    {
        var file = Path.Combine(path, baseName);
        try
        {
            MetaIdentity.RequireFolders(path);
            return new(name, stamp, files, MetaIdentity.Read(load(file), baseName), null);
        }
        catch (CmException problem) when (problem.Error.Category is CmErrorCategory.InvalidData)
        {
            return new(name, stamp, files, null, problem.Error with { Target = path, Location = problem.Error.Location ?? new SourceLocation(file) });
        }
        catch (CmException problem) when (problem.Error.Category is CmErrorCategory.NotFound)
        {
            // It was removed a moment ago.
            return new(name, new(FileStamp.Stale, 0), default, null, null);
        }
        catch (CmException problem)
        {
            // A permission or a lock can go away without a trace in the stamps.
            return new(name, stamp, files.MarkStale(), null, problem.Error with { Target = path });
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return new(name, stamp, files.MarkStale(), null, Unreadable(file, path, problem));
        }
    }

    private static CmError Unreadable(string file, string path, Exception problem) => new(
        "MetaUnreadable",
        ReturnCode.Failed,
        StorageFailure.GetCategory(problem),
        $"The meta of the artifact in '{path}' cannot be read: {problem.Message}")
    {
        Location = new SourceLocation(file),
        Target = path,
    };
}
