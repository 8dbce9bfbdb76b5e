using System.IO.Enumeration;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Meta.FileSystem;

/// <summary>
/// A folder of an artifact that is on another disk, for example: its place contains a symbolic link, or on Windows a junction.
/// </summary>
internal static class LinkedDirectory
{
    private static readonly EnumerationOptions IncludeHidden = new() { AttributesToSkip = 0, IgnoreInaccessible = true };

    /// <summary>Gets the target of a link as a full path, whether or not it exists; null for anything else.</summary>
    public static string? GetTarget(string path) => new DirectoryInfo(path).LinkTarget is { } target ? Path.GetFullPath(target, Path.GetDirectoryName(path)!) : null;

    /// <summary>
    /// The target of a link, if it belongs to the artifact alone: the folder has the uid of the link as its name. A link to anything else is
    /// a user's link, and its target does not belong to the engine.
    /// </summary>
    /// <param name="path">The link, which may have the hidden name of a removal.</param>
    public static string? OwnBehind(string path) =>
        GetTarget(path) is { } target && Path.GetFileName(target) is var name && UniqueId.IsValid(name) && Path.GetFileName(path).TrimStart('.').Split('.')[0] == name ? target : null;

    /// <summary>Removes a link and keeps its target.</summary>
    public static void Unlink(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.Delete(path);
        }
        else
        {
            File.Delete(path);
        }
    }

    /// <summary>The links in a folder that lead to no folder at the moment, such as to one on a disk that is not mounted.</summary>
    public static IEnumerable<string> DanglingIn(string parent) => new FileSystemEnumerable<string>(parent, (ref FileSystemEntry entry) => entry.ToFullPath(), IncludeHidden)
    {
        ShouldIncludePredicate = (ref FileSystemEntry entry) => (entry.Attributes & FileAttributes.ReparsePoint) != 0 && entry.FileName[0] != '.',
    }.Where(IsDangling);

    private static bool IsDangling(string path)
    {
        try
        {
            return Directory.ResolveLinkTarget(path, returnFinalTarget: true) is { Exists: false };
        }
        catch (IOException)
        {
            // It leads back to itself.
            return true;
        }
    }
}
