namespace CmPowerShell.Engine.Indexing;

/// <summary>Lists the folders that may hold something of a repository, and finds one of them by name.</summary>
internal static class SubFolders
{
    /// <summary>
    /// The names of the sub-folders, sorted by code unit. Those that begin with a dot are left out: git's own,
    /// and those that are about to appear or disappear.
    /// </summary>
    public static string[] Of(string path)
    {
        var names = new List<string>();
        foreach (var folder in Directory.EnumerateDirectories(path))
        {
            var name = Path.GetFileName(folder);
            if (name[0] != '.')
            {
                names.Add(name);
            }
        }

        names.Sort(StringComparer.Ordinal);
        return [.. names];
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
}
