using System.IO.Compression;
using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Engine.Repositories.Archives;

/// <summary>Decides the path of an entry of an archive, and refuses every one that could leave the folder.</summary>
internal static class ArchiveEntryPath
{
    private const int TypeMask = 0xF000;
    private const int RegularFile = 0x8000;
    private const int Folder = 0x4000;

    /// <summary>The parts of the path of an entry; empty for an entry that is the root itself.</summary>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException"><c>ArchiveEntryOutside</c>.</exception>
    public static IReadOnlyList<string> Parts(ZipArchiveEntry entry, string archive)
    {
        var name = entry.FullName;
        if (WhyRefused(name) is { } why)
        {
            throw ArchiveErrors.Outside(archive, name, why);
        }
        // The upper half is the mode of Unix; 0 where the archive was made on Windows.
        if (((entry.ExternalAttributes >> 16) & TypeMask) is not (0 or RegularFile or Folder))
        {
            throw ArchiveErrors.Outside(archive, name, "is a link or a device");
        }

        return name.Split('/').Where(part => part is not ("" or ".")).ToList();
    }

    /// <summary>Whether an entry is a folder.</summary>
    public static bool IsFolder(ZipArchiveEntry entry) => entry.FullName.EndsWith('/');

    private static string? WhyRefused(string name)
    {
        if (name.Contains('\\', StringComparison.Ordinal))
        {
            return "has a backslash in its path";
        }

        if (name.StartsWith('/'))
        {
            return "has an absolute path";
        }

        if (name.Length >= 2 && name[1] == ':' && char.IsAsciiLetter(name[0]))
        {
            return "names a drive";
        }

        if (name.Contains('\0', StringComparison.Ordinal))
        {
            return "has a zero byte in its path";
        }

        var parts = name.Split('/');
        return parts.Contains("..") ? "leads out of the folder"
            : Array.Exists(parts, GitName.IsGit) ? "is called .git, or what a file system takes for it, and would be trusted as if git had made it"
            : OperatingSystem.IsWindows() ? WhyRefusedOnWindows(parts) : null;
    }

    // Windows takes 'a:b' for a stream of the file a, and drops dots and spaces at the end of a name, so that '.. ' is '..'.
    private static string? WhyRefusedOnWindows(string[] parts) =>
        Array.Exists(parts, part => part.Contains(':', StringComparison.Ordinal) || (part.Length > 1 && part != part.TrimEnd('.', ' ')))
            ? "has a name that Windows takes for another one"
            : null;
}
