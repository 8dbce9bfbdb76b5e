using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;
using LibGit2Sharp;

namespace CmPowerShell.Engine.Repositories.Commits;

/// <summary>Writes files of a commit from the objects of a git repository. Its work tree, its index and its HEAD are not used.</summary>
/// <param name="commit">The commit.</param>
/// <param name="source">Full path of the repository, for errors.</param>
internal sealed class CommitContent(Commit commit, string source)
{
    private const UnixFileMode ForAll = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode Run = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>Writes all files.</summary>
    /// <param name="folder">Full path of an empty folder.</param>
    /// <exception cref="CmException"><c>CommitRefused</c>: a name in the commit cannot be a file.</exception>
    public void WriteAll(string folder) => Write(commit.Tree, folder, "");

    /// <summary>Makes a path of a folder what it is in the commit, also if it is not in it.</summary>
    /// <param name="folder">Full path of the folder with the files of the commit.</param>
    /// <param name="relative">The path, with <c>/</c> between the names; empty for all files.</param>
    /// <exception cref="CmException"><c>CommitRefused</c>.</exception>
    public void Restore(string folder, string relative)
    {
        var path = Path.Combine(folder, relative);
        Remove(path);
        if (relative.Length == 0)
        {
            WriteAll(Directory.CreateDirectory(path).FullName);
        }
        else if (commit[relative] is { } entry)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            Write(entry, path, relative);
        }
    }

    private static void Remove(string path)
    {
        switch (FileEntry.Of(path).Kind)
        {
            case FileKind.Missing:
                break;
            case FileKind.Directory:
                DirectoryDeleter.TryRemove(path);
                break;
            default:
                File.Delete(path);
                break;
        }
    }

    private void Write(Tree tree, string folder, string at)
    {
        Directory.CreateDirectory(folder);
        foreach (var entry in tree)
        {
            Write(entry, Path.Combine(folder, Checked(entry.Name)), at.Length == 0 ? entry.Name : $"{at}/{entry.Name}");
        }
    }

    private void Write(TreeEntry entry, string path, string relative)
    {
        switch (entry.TargetType)
        {
            case TreeEntryTargetType.Tree:
                Write((Tree)entry.Target, path, relative);
                break;
            case TreeEntryTargetType.GitLink:
                Directory.CreateDirectory(path);
                break;
            case TreeEntryTargetType.Blob when entry.Mode == Mode.SymbolicLink && !OperatingSystem.IsWindows():
                File.CreateSymbolicLink(path, ((Blob)entry.Target).GetContentText());
                break;
            default:
                WriteFile((Blob)entry.Target, path, relative, entry.Mode == Mode.ExecutableFile);
                break;
        }
    }

    private static void WriteFile(Blob blob, string path, string relative, bool isProgram)
    {
        using (var content = HasLineEndsOfSystem(relative) ? blob.GetContentStream(new FilteringOptions(relative)) : blob.GetContentStream())
        using (var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write))
        {
            content.CopyTo(file);
        }

        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, isProgram ? ForAll | Run : ForAll);
        }
    }

    // As in a checkout: only there may a comparison with the commit find other line ends.
    private static bool HasLineEndsOfSystem(string path) =>
        OperatingSystem.IsWindows() || path.EndsWith(".bat", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".cmd", StringComparison.OrdinalIgnoreCase);

    // The objects are data of the host, and git checks names only when it writes a work tree.
    private string Checked(string name) => name is "" or "." or ".." || name.AsSpan().IndexOfAny('/', '\\', '\0') >= 0 || GitName.IsGit(name) || (OperatingSystem.IsWindows() && name.Contains(':', StringComparison.Ordinal))
        ? throw new CmException(new CmError(
            "CommitRefused", ReturnCode.Failed, CmErrorCategory.InvalidData, $"The commit {commit.Sha} of {source} was not extracted: '{ShownText.OneLine(name)}' in it cannot be the name of a file.")
        { Hint = "Ask the owner of the repository about this commit, or lock another one.", Location = new SourceLocation(source), Target = source })
        : name;
}
