using System.IO.Enumeration;
using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Engine.Index.Scanning;

/// <summary>Lists the folders that may hold something of a repository, and finds one of them by name.</summary>
internal static class SubFolders
{
    private static readonly EnumerationOptions IncludeHidden = new() { AttributesToSkip = 0, IgnoreInaccessible = false };

    /// <summary>
    /// The names of the sub-folders, sorted by code unit. Those that begin with a dot are left out: git's own,
    /// and those that are about to appear or disappear. A dangling link is included: the disk may be mounted again, and no stamp of this folder would show it.
    /// </summary>
    /// <param name="path">The folder.</param>
    /// <param name="bound">The folder that must contain the targets of links; null for no limit.</param>
    public static string[] List(string path, FolderRoot? bound)
    {
        string[] names =
        [
            .. new FileSystemEnumerable<string>(path, (ref FileSystemEntry entry) => entry.FileName.ToString(), IncludeHidden)
            {
                ShouldIncludePredicate = (ref FileSystemEntry entry) => IsMeant(ref entry) && IsWithin(ref entry, bound),
            },
        ];
        Array.Sort(names, StringComparer.Ordinal);
        return names;
    }

    /// <summary>The folder with a name, or null. The folders are sorted by name.</summary>
    public static IndexedFolder? Find(IndexedFolder[] folders, string name)
    {
        int low = 0, high = folders.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = string.CompareOrdinal(folders[middle].Name, name);
            if (order == 0)
            {
                return folders[middle];
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return null;
    }

    private static bool IsWithin(ref FileSystemEntry entry, FolderRoot? bound) =>
        bound is null || (entry.Attributes & FileAttributes.ReparsePoint) == 0 || bound.Holds(entry.ToFullPath());

    private static bool IsMeant(ref FileSystemEntry entry) =>
        entry.FileName[0] != '.' && (entry.IsDirectory || ((entry.Attributes & FileAttributes.ReparsePoint) != 0 && !File.Exists(entry.ToFullPath())));
}
