namespace CmPowerShell.Meta.FileSystem;

/// <summary>Finds the path under which a file or directory really is, with all links followed.</summary>
internal static class CanonicalPath
{
    private const int MostLinks = 40;

    /// <summary>The path without links. Parts that do not exist stay as they are.</summary>
    /// <param name="path">The path; a relative one is taken from the current directory.</param>
    /// <exception cref="IOException">The links lead in a circle.</exception>
    public static string Resolve(string path)
    {
        var full = Path.GetFullPath(path);
        var root = Path.GetPathRoot(full)!;
        var left = new Stack<string>(Enumerable.Reverse(Parts(full[root.Length..])));
        var found = root;
        for (var links = 0; left.TryPop(out var part);)
        {
            var next = Path.Combine(found, part);
            if (FileEntry.Of(next).Kind != FileKind.Link || new FileInfo(next).LinkTarget is not { } target)
            {
                found = next;
                continue;
            }

            if (++links > MostLinks)
            {
                throw new IOException($"The links of '{path}' lead in a circle.");
            }

            var to = Path.GetFullPath(target, found);
            found = Path.GetPathRoot(to)!;
            foreach (var step in Enumerable.Reverse(Parts(to[found.Length..])))
            {
                left.Push(step);
            }
        }

        return found;
    }

    /// <summary>Gets one spelling for each place, to compare and name it: case counts only where the system distinguishes files by it.</summary>
    /// <param name="path">A full path. A part that cannot be read keeps its spelling.</param>
    public static string GetKey(string path)
    {
        var place = TryResolve(Path.TrimEndingDirectorySeparator(path));
        return OperatingSystem.IsLinux() ? place : place.ToUpperInvariant();
    }

    private static string TryResolve(string path)
    {
        try
        {
            return Resolve(path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return Path.GetFullPath(path);
        }
    }

    private static string[] Parts(string path) =>
        path.Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries);
}
