using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Engine.Repositories.Git;

/// <summary>Reads the current commit of a folder from two small files. That is much faster than opening the repository, which loads a library.</summary>
internal static class CheckedOutCommit
{
    private const string Reference = "ref: ";
    private const string Folder = "gitdir: ";

    // The record of each run has the commits.
    private static readonly FileMemory<string> Texts = new(most: 100);

    /// <summary>The commit, 40 hexadecimal digits or more; empty if it is unknown.</summary>
    /// <param name="folder">Full path of the folder.</param>
    public static string Read(string folder)
    {
        try
        {
            return GitFolder(folder) is { } git && Text(Path.Combine(git, "HEAD")) is { } head ? Resolve(git, head) : "";
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
            : Text(place) is { } text && text.StartsWith(Folder, StringComparison.Ordinal) ? Path.GetFullPath(text[Folder.Length..], folder)
            : null;
    }

    private static string Resolve(string git, string head)
    {
        if (!head.StartsWith(Reference, StringComparison.Ordinal))
        {
            return head;
        }

        var name = head[Reference.Length..];
        var common = Text(Path.Combine(git, "commondir")) is { } shared ? Path.GetFullPath(shared, git) : git;
        return Text(Path.Combine(common, name)) ?? Packed(Path.Combine(common, "packed-refs"), name);
    }

    // Null where there is no such file.
    private static string? Text(string file)
    {
        var stamp = FileStamp.OfFile(file);
        return stamp.Exists ? Texts.Get(file, stamp, path => RegularFile.ReadAllText(path).Trim()) : null;
    }

    private static string Packed(string file, string name) => Text(file) is { } text
        ? text.Split('\n').Select(line => line.TrimEnd('\r')).FirstOrDefault(line => line.EndsWith(' ' + name, StringComparison.Ordinal))?.Split(' ')[0] ?? ""
        : "";
}
