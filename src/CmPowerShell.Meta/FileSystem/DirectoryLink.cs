namespace CmPowerShell.Meta.FileSystem;

/// <summary>Makes links to directories: symbolic links, and on Windows junctions for users who are not allowed to make symbolic links.</summary>
internal static class DirectoryLink
{
    /// <summary>Makes a link.</summary>
    /// <param name="link">Full path of the link, which must be free.</param>
    /// <param name="target">Path of the directory, which a junction needs as a full path on a drive of this machine.</param>
    /// <exception cref="IOException">The link cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">The link cannot be made.</exception>
    public static void Create(string link, string target)
    {
        try
        {
            Directory.CreateSymbolicLink(link, target);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException && OperatingSystem.IsWindows() && MountPoint.CanLeadTo(target) && !Path.Exists(link))
        {
            WindowsJunction.Create(link, target);
        }
    }
}
