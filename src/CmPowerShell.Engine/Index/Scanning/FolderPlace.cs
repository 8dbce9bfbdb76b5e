namespace CmPowerShell.Engine.Index.Scanning;

/// <summary>The position of a folder among the repositories.</summary>
/// <param name="Repository">The place of the repository in the order of searching.</param>
/// <param name="Automation">The name of the folder on the first level.</param>
/// <param name="Folder">The name of the folder on the second level.</param>
internal readonly record struct FolderPlace(int Repository, string Automation, string Folder)
{
    private static readonly StringComparison Comparison =
        OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    /// <summary>Takes a path apart; null when it is no folder on the second level of a repository.</summary>
    /// <param name="path">The path; relative ones count from the current directory.</param>
    /// <param name="repositories">The folders that hold the automations of each repository.</param>
    public static FolderPlace? Find(string path, IEnumerable<string> repositories)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        var automation = Path.GetDirectoryName(full);
        var root = Path.GetDirectoryName(automation);
        if (root is null)
        {
            return null;
        }

        var place = 0;
        foreach (var repository in repositories)
        {
            if (string.Equals(root, Path.TrimEndingDirectorySeparator(repository), Comparison))
            {
                return new(place, Path.GetFileName(automation!), Path.GetFileName(full));
            }

            place++;
        }

        return null;
    }

    /// <summary>Whether two names mean the same folder on this system.</summary>
    public static bool SameName(string left, string right) => string.Equals(left, right, Comparison);
}
