namespace CmPowerShell.Meta.FileSystem;

/// <summary>Canonicalizes a path: resolves symbolic links and, if the file system ignores case, normalizes case.</summary>
internal static class CanonicalPath
{
    private const int MostLinks = 40;

    /// <summary>Gets the canonical path; the unchanged path if it cannot be read.</summary>
    /// <param name="path">A full path.</param>
    public static string Resolve(string path)
    {
        var real = Follow(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)), MostLinks);
        return OperatingSystem.IsLinux() ? real : real.ToUpperInvariant();
    }

    private static string Follow(string path, int links)
    {
        if (Path.GetDirectoryName(path) is not { } parent || links == 0)
        {
            return path;
        }

        var here = Path.Combine(Follow(parent, links), Path.GetFileName(path));
        return Target(here) is { } target ? Follow(target, links - 1) : here;
    }

    private static string? Target(string path)
    {
        try
        {
            return Directory.ResolveLinkTarget(path, returnFinalTarget: false)?.FullName;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
