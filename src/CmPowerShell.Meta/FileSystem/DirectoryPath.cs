namespace CmPowerShell.Meta.FileSystem;

/// <summary>Compares and shortens paths of folders.</summary>
internal static class DirectoryPath
{
    /// <summary>The comparison of paths on this system.</summary>
    public static StringComparison Comparison =>
        OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;

    /// <summary>The full path without a separator at its end.</summary>
    public static string Full(string path) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(OperatingSystem.IsWindows() ? WithoutPrefix(path) : path));

    // Windows reads a path with the prefix as it is. .NET needs it for no length, and one folder would have two names.
    private static string WithoutPrefix(string path) =>
        path.StartsWith(@"\\?\UNC\", StringComparison.OrdinalIgnoreCase) ? @"\\" + path[8..]
        : path.StartsWith(@"\\?\", StringComparison.Ordinal) && path.Length > 6 && path[5] == ':' ? path[4..]
        : path;

    /// <summary>Whether both names refer to the same folder, as far as their texts show.</summary>
    public static bool Same(string left, string right) => string.Equals(Full(left), Full(right), Comparison);

    /// <summary>Whether the first is the second or is below it.</summary>
    public static bool IsWithin(string path, string folder)
    {
        var (inner, outer) = (Full(path), Full(folder));
        return inner.Equals(outer, Comparison)
            || inner.StartsWith(Path.EndsInDirectorySeparator(outer) ? outer : outer + Path.DirectorySeparatorChar, Comparison);
    }

    /// <summary>The folder itself and those around it, from the inside to the outside.</summary>
    public static IEnumerable<string> Upwards(string folder)
    {
        for (string? current = Full(folder); current is not null; current = Path.GetDirectoryName(current))
        {
            yield return current;
        }
    }
}
