using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Engine.Repositories.Git;

/// <summary>Reads the current commit of a folder from two small files. That is much faster than opening the repository, which loads a library.</summary>
internal static class CheckedOutCommit
{
    private const string Reference = "ref: ";
    private const string Folder = "gitdir: ";

    /// <summary>The commit, 40 hexadecimal digits or more; empty if it is unknown.</summary>
    /// <param name="folder">Full path of the folder.</param>
    public static string Read(string folder)
    {
        try
        {
            return GitFolder(folder) is { } git && File.Exists(Path.Combine(git, "HEAD")) ? Resolve(git, RegularFile.ReadAllText(Path.Combine(git, "HEAD")).Trim()) : "";
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or CmException)
        {
            return "";
        }
    }

    // In a linked work tree the place is a file that names the folder.
    private static string? GitFolder(string folder)
    {
        var place = Path.Combine(folder, ".git");
        return Directory.Exists(place) ? place
            : File.Exists(place) && RegularFile.ReadAllText(place).Trim() is var text && text.StartsWith(Folder, StringComparison.Ordinal) ? Path.GetFullPath(text[Folder.Length..], folder)
            : null;
    }

    private static string Resolve(string git, string head)
    {
        if (!head.StartsWith(Reference, StringComparison.Ordinal))
        {
            return head;
        }

        var name = head[Reference.Length..];
        var shared = Path.Combine(git, "commondir");
        var common = File.Exists(shared) ? Path.GetFullPath(RegularFile.ReadAllText(shared).Trim(), git) : git;
        var file = Path.Combine(common, name);
        return File.Exists(file) ? RegularFile.ReadAllText(file).Trim() : Packed(Path.Combine(common, "packed-refs"), name);
    }

    private static string Packed(string file, string name) => File.Exists(file)
        ? File.ReadLines(file).FirstOrDefault(line => line.EndsWith(' ' + name, StringComparison.Ordinal))?.Split(' ')[0] ?? ""
        : "";
}
