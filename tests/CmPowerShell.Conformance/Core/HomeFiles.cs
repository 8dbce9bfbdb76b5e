namespace CmPowerShell.Conformance.Core;

/// <summary>The files of a home. A record lists them in one text: <c>## path</c> and below it what the file holds, for meta files only.</summary>
internal static class HomeFiles
{
    private const string Head = "## ";

    // Each program has a separate index, which the other does not use.
    private static readonly string[] OwnFiles = ["index.json", ".cmpowershell"];

    /// <summary>Reads a recorded text: the path of each file, and what it holds; null where that was not recorded.</summary>
    internal static SortedDictionary<string, string?> Parse(string listing)
    {
        var files = new SortedDictionary<string, string?>(StringComparer.Ordinal);
        foreach (var part in ("\n" + listing).Split("\n" + Head, StringSplitOptions.RemoveEmptyEntries))
        {
            var lines = part.Split('\n', 2);
            if (!IsOwn(lines[0]))
            {
                files[lines[0]] = lines is [_, { Length: > 0 } text] ? text.TrimEnd() : null;
            }
        }

        return files;
    }

    /// <summary>Reads the files of a home: the path of each, with <c>/</c>, and what it holds.</summary>
    internal static SortedDictionary<string, string?> Read(string home)
    {
        var files = new SortedDictionary<string, string?>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(home, "*", SearchOption.AllDirectories))
        {
            var path = Path.GetRelativePath(home, file).Replace('\\', '/');
            if (!IsOwn(path))
            {
                files[path] = File.ReadAllText(file).TrimEnd();
            }
        }

        return files;
    }

    /// <summary>Restores a recorded state of a home. A file of which only the name was recorded is not changed, or is empty.</summary>
    internal static void Restore(string home, IReadOnlyDictionary<string, string?> recorded)
    {
        foreach (var path in Read(home).Keys.Where(path => !recorded.ContainsKey(path)))
        {
            File.Delete(Path.Combine(home, path));
        }

        foreach (var (path, text) in recorded)
        {
            var file = Path.Combine(home, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            if (text is not null || !File.Exists(file))
            {
                File.WriteAllText(file, text + "\n");
            }
        }

        RemoveEmptyFolders(Path.Combine(home, "repos"));
    }

    private static void RemoveEmptyFolders(string folder)
    {
        foreach (var inner in Directory.EnumerateDirectories(folder).Where(inner => Path.GetFileName(inner) != ".cm"))
        {
            RemoveEmptyFolders(inner);
            if (!Directory.EnumerateFileSystemEntries(inner).Any())
            {
                Directory.Delete(inner);
            }
        }
    }

    private static bool IsOwn(string path) => OwnFiles.Contains(path.Split('/')[0]);
}
