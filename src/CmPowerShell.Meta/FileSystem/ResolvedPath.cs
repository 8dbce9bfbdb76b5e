namespace CmPowerShell.Meta.FileSystem;

/// <summary>Finds the real path of a file or directory, with all links resolved.</summary>
internal static class ResolvedPath
{
    private const int MostLinks = 40;

    /// <summary>The path without links. Parts that do not exist are not changed.</summary>
    /// <param name="path">The path; a relative one is taken from the current directory.</param>
    /// <exception cref="IOException">The links lead in a circle.</exception>
    public static string Of(string path)
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

    private static string[] Parts(string path) =>
        path.Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries);
}
