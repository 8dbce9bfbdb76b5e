using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.Versioning;
using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Engine.Cache.Records;

/// <summary>
/// The files of a recipe below the folder of one script. Each cached run compares all scripts that took part, so a folder is listed again only if one of its
/// folders or files has another stamp than when it was read, and from its third use the stamps are taken only after a notification of the system.
/// </summary>
internal sealed class RecipeFolder
{
    // A file above this size, such as a data set next to a script, is compared by its size and time.
    private const long Largest = 16 * 1024 * 1024;

    private static readonly ConcurrentDictionary<string, RecipeFolder> Known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _digests = new(StringComparer.Ordinal);
    private readonly List<(string Path, FileStamp Stamp)> _folders = [];
    private readonly List<(string Path, FileStamp Stamp)> _files = [];

    private bool _isUnwatched;

    private RecipeFolder()
    {
    }

    /// <summary>The digest of each file of a folder, by its path below it with <c>/</c> between the names.</summary>
    /// <param name="path">Full path of the folder.</param>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A file must not be read.</exception>
    public static IReadOnlyDictionary<string, string> GetDigests(string path)
    {
        if (Known.TryGetValue(path, out var known) && known.IsCurrent())
        {
            return known._digests;
        }

        var read = new RecipeFolder();
        read.AddFolder(path, "");
        Known[path] = read;
        return read._digests;
    }

    private bool IsCurrent() => OperatingSystem.IsLinux() && !_isUnwatched && RecipeWatch.OfProcess is { } watch ? IsCurrent(watch) : HasStamps();

    [SupportedOSPlatform("linux")]
    private bool IsCurrent(RecipeWatch watch)
    {
        if (watch.IsQuiet(this))
        {
            // The folders above are not watched; another one in the place of the recipe shows here.
            return IsCurrent(_folders[0]);
        }

        // To ask again each time whether a file system has notifications takes longer than to take the stamps.
        _isUnwatched = !watch.Begin(this, _folders.ConvertAll(folder => folder.Path));
        if (HasStamps())
        {
            return true;
        }

        watch.Forget(this);
        return false;
    }

    private bool HasStamps() => _folders.TrueForAll(IsCurrent) && _files.TrueForAll(file => file.Stamp.IsCurrent(FileStamp.OfFile(file.Path)));

    private static bool IsCurrent((string Path, FileStamp Stamp) folder) => folder.Stamp.IsCurrent(FileStamp.OfFolder(folder.Path));

    // A stamp is taken before its folder or file is read.
    private void AddFolder(string folder, string prefix)
    {
        _folders.Add((folder, FileStamp.OfFolder(folder)));
        foreach (var path in Directory.EnumerateFileSystemEntries(folder))
        {
            var name = Path.GetFileName(path);
            if (RecipeFiles.Belongs(name))
            {
                Add(path, prefix + name, FileEntry.Of(path));
            }
        }
    }

    private void Add(string path, string name, FileEntry entry)
    {
        switch (entry.Kind)
        {
            case FileKind.Missing:
                break; // It was removed a moment ago.
            case FileKind.Directory:
                AddFolder(path, name + "/");
                break;
            case FileKind.Regular:
                AddFile(path, name, FileStamp.Of(entry), stamp => entry.Length <= Largest ? Digests.OfFile(path, stamp) : OfLarge(entry.Length, new DateTime(entry.Changed, DateTimeKind.Utc)));
                break;
            default:
                // What a link leads to changes without a notification of this folder.
                _isUnwatched = true;
                AddFile(path, name, FileStamp.OfFile(path), _ => OfLink(new FileInfo(path)));
                break;
        }
    }

    private void AddFile(string path, string name, FileStamp stamp, Func<FileStamp, string> digest)
    {
        _files.Add((path, stamp));
        _digests[name] = digest(stamp);
    }

    private static string OfLink(FileInfo link) => ResolvedLength(link) is not { } size ? "-> " + link.LinkTarget
        : size <= Largest ? Digests.OfFile(link.FullName)
        : OfLarge(size, link.LastWriteTimeUtc);

    private static string OfLarge(long size, DateTime changed) => string.Create(CultureInfo.InvariantCulture, $"{size} bytes of {changed:O}");

    // A link to a file is compared by its target; one to a folder, without a target or in a cycle by its text.
    private static long? ResolvedLength(FileInfo file)
    {
        try
        {
            return file.LinkTarget is null ? file.Length : file.ResolveLinkTarget(returnFinalTarget: true) is FileInfo { Exists: true } target ? target.Length : null;
        }
        catch (IOException) when (file.LinkTarget is not null)
        {
            return null;
        }
    }
}
