using CmPowerShell.Engine.Cache.Layout;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Cache.Records;

/// <summary>
/// The list of the files of a cache entry, for later checks. It is in a separate file next to the record, because it can be long and a hit needs
/// none of it.
/// </summary>
public static class EntryFiles
{
    /// <summary>The name of the list in the folder of the entry.</summary>
    public const string FileName = "cm-cache-files.json";

    // Reading more than this again for its digest would slow down runs with large results.
    private const long LargestDigested = 1024 * 1024;

    private static readonly EnumerationOptions Readable = new() { IgnoreInaccessible = true, AttributesToSkip = 0 };
    private static readonly string[] Ours = [CacheRecord.FileName, FileName, LastUsedStamp.FileName];

    /// <summary>Lists the current files of an entry, in the order of their paths. Files of the engine, the meta, which changes with its tags, and files that must not be read are excluded.</summary>
    /// <param name="entry">Full path of the entry's folder.</param>
    public static IReadOnlyList<EntryFile> Take(string entry) =>
        Find(entry)
            .Select(found => found.Item is FileInfo { LinkTarget: null } file ? Describe(file, found.Path) : new EntryFile(found.Path, 0, found.Item.LastWriteTimeUtc, "-> " + found.Item.LinkTarget))
            .OrderBy(file => file.Path, StringComparer.Ordinal).ToList();

    /// <summary>The list that was written when the entry was finished; null when there is none.</summary>
    /// <param name="entry">Full path of the entry's folder.</param>
    /// <exception cref="CmException"><c>MetaFileBroken</c>.</exception>
    public static IReadOnlyList<EntryFile>? Read(string entry)
    {
        var file = Path.Combine(entry, FileName);
        return File.Exists(file) && JsonMeta.Parse(RegularFile.ReadAllText(file), file) is MetaMap map
            ? map.Where(pair => pair.Value is MetaList).Select(pair => EntryFile.Create(pair.Key, (MetaList)pair.Value)).ToList()
            : null;
    }

    /// <summary>Writes the list of an entry in one step.</summary>
    /// <exception cref="CmException"><c>FileNotWritable</c>.</exception>
    public static void Write(string entry, IReadOnlyList<EntryFile> files)
    {
        var map = new MetaMap(files.Select(file => KeyValuePair.Create(file.Path, (MetaValue)file.ToMeta())));
        AtomicFile.WriteText(Path.Combine(entry, FileName), JsonMeta.WriteLine(map).Replace("], ", "],\n", StringComparison.Ordinal) + "\n");
    }

    /// <summary>Finds the files and links of an entry that <see cref="Take"/> lists.</summary>
    /// <param name="entry">Full path of the entry's folder.</param>
    internal static IEnumerable<(string Path, FileSystemInfo Item)> Find(string entry) => Find(new DirectoryInfo(entry), "");

    private static IEnumerable<(string Path, FileSystemInfo Item)> Find(DirectoryInfo folder, string prefix)
    {
        var meta = EntryLayout.Of(folder.FullName).MetaName;
        foreach (var item in folder.EnumerateFileSystemInfos("*", Readable).Where(item => prefix.Length > 0 || !IsOurs(item.Name, meta)))
        {
            var path = prefix + item.Name;
            foreach (var found in item is DirectoryInfo { LinkTarget: null } inner ? Find(inner, path + "/") : [(path, item)])
            {
                yield return found;
            }
        }
    }

    private static bool IsOurs(string name, string meta) =>
        Ours.Contains(name) || CmPowerShell.Engine.Naming.MetaFileNames.Extensions.Any(extension => name == meta + extension);

    private static EntryFile Describe(FileInfo file, string path) => new(path, file.Length, file.LastWriteTimeUtc, file.Length <= LargestDigested ? Digest(file) : "");

    private static string Digest(FileInfo file)
    {
        try
        {
            return Digests.OfFile(file.FullName);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return ""; // it is listed anyway
        }
    }
}
