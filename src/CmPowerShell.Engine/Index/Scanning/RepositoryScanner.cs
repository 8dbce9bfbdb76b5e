using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Engine.Index.Scanning;

/// <summary>
/// Compares the indexed data of a repository with the disk, level by level. A level whose stamp is unchanged is not listed again,
/// a meta file whose stamp is unchanged is not read again.
/// </summary>
internal sealed class RepositoryScanner(FolderScanner folders)
{
    // Below this many folders the threads cost more than they save.
    private const int ManyKnownFolders = 2000;
    private const int ManyNewFolders = 24;

    /// <summary>Gets the current folder; the known object itself when nothing has changed.</summary>
    /// <param name="path">Full path of the folder that holds the automations.</param>
    /// <param name="known">The indexed data of it.</param>
    /// <param name="bound">The repository, out of which no link may lead; null where links may lead anywhere.</param>
    public IndexedRepository Scan(string path, IndexedRepository? known, FolderRoot? bound = null)
    {
        var stamp = FileStamp.OfFolder(path);
        string[] names;
        CmError? problem = null;
        if (known is not null && known.Stamp.IsCurrent(stamp))
        {
            names = Array.ConvertAll(known.Automations, automation => automation.Name);
        }
        else
        {
            (names, problem) = List(path, stamp, bound);
        }

        var automations = Array.ConvertAll(names, name => ScanAutomation(Join(path, name), name, Known(known?.Automations, name), bound));
        return known is not null && known.Stamp == stamp && known.Problem == problem && Same(known.Automations, automations)
            ? known
            : new(path, problem is null ? stamp : Stale, automations, problem);
    }

    private static FileStamp Stale => new(FileStamp.Stale, 0);

    private IndexedAutomation ScanAutomation(string path, string name, IndexedAutomation? known, FolderRoot? bound)
    {
        var stamp = FileStamp.OfFolder(path);
        if (known is not null && known.Stamp.IsCurrent(stamp))
        {
            var unchanged = ScanFolders(path, Array.ConvertAll(known.Folders, folder => folder.Name), known.Folders);
            return Same(known.Folders, unchanged) ? known : known with { Folders = unchanged };
        }

        var (names, problem) = List(path, stamp, bound);
        var folders = ScanFolders(path, names, Array.ConvertAll(names, folder => Known(known?.Folders, folder)));
        return known is not null && known.Stamp == stamp && known.Problem == problem && Same(known.Folders, folders)
            ? known
            : new(name, problem is null ? stamp : Stale, folders, problem);
    }

    private IndexedFolder[] ScanFolders(string path, string[] names, IndexedFolder?[] known)
    {
        var result = new IndexedFolder[names.Length];
        if (names.Length >= ManyKnownFolders || known.Count(folder => folder is null) >= ManyNewFolders)
        {
            Parallel.For(0, names.Length, i => result[i] = folders.Scan(Join(path, names[i]), names[i], known[i]));
            return result;
        }

        for (var i = 0; i < names.Length; i++)
        {
            result[i] = folders.Scan(Join(path, names[i]), names[i], known[i]);
        }

        return result;
    }

    private static (string[] Names, CmError? Problem) List(string path, FileStamp stamp, FolderRoot? bound)
    {
        if (!stamp.Exists)
        {
            return ([], null);
        }

        try
        {
            return (SubFolders.List(path, bound), null);
        }
        catch (DirectoryNotFoundException)
        {
            // It was removed a moment ago.
            return ([], null);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return ([], Unreadable(path, problem));
        }
    }

    private static IndexedAutomation? Known(IndexedAutomation[]? known, string name)
    {
        var place = known is null ? -1 : Array.FindIndex(known, automation => automation.Name == name);
        return place < 0 ? null : known![place];
    }

    private static IndexedFolder? Known(IndexedFolder[]? known, string name) => known is null ? null : SubFolders.Find(known, name);

    private static bool Same<T>(T[] known, T[] now)
        where T : class
    {
        if (known.Length != now.Length)
        {
            return false;
        }

        for (var i = 0; i < now.Length; i++)
        {
            if (!ReferenceEquals(known[i], now[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static string Join(string path, string name) => string.Concat(path, Path.DirectorySeparatorChar.ToString(), name);

    private static CmError Unreadable(string path, Exception problem) => new(
        "FolderUnreadable",
        ReturnCode.Failed,
        StorageFailure.GetCategory(problem),
        $"The folder '{path}' cannot be searched for artifacts: {problem.Message}")
    { Target = path };
}
