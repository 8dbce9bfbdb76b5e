namespace CmPowerShell.Meta.FileSystem;

/// <summary>Makes directories for output. In a directory that came from elsewhere, such as a clone, a link can have the usual name of one.</summary>
internal static class OutputDirectory
{
    /// <summary>Makes a directory, unless it is there.</summary>
    /// <param name="start">Full path of the directory in which the program works.</param>
    /// <param name="path">The directory. An absolute path, or one that leads up, is used as the user has given it; another one must not lead through a link.</param>
    /// <returns>Full path.</returns>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException">Id <c>PathOutside</c>.</exception>
    /// <exception cref="IOException">It cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">It cannot be made.</exception>
    public static string Make(string start, string path)
    {
        var full = Path.GetFullPath(path, start);
        if (!Path.IsPathRooted(path) && full.Length > start.Length && DirectoryPath.IsWithin(full, start))
        {
            new FolderRoot(start).Resolve(Path.GetRelativePath(start, full)).CreateDirectory();
        }

        return Directory.CreateDirectory(full).FullName;
    }
}
