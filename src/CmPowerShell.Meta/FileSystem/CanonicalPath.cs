namespace CmPowerShell.Meta.FileSystem;

/// <summary>One spelling for each folder: links on the way are followed, and case counts only where the system tells by it.</summary>
internal static class CanonicalPath
{
    private const int MostLinks = 40;

    /// <summary>The spelling; of what cannot be looked at, the path as it is.</summary>
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
