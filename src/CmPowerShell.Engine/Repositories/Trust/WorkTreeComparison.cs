using System.Text;
using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Engine.Repositories.Trust;

/// <summary>
/// Compares files with a commit by their content. Git's own records of files (its index, their times, the ignore lists) can be changed to hide a
/// change and is not asked.
/// </summary>
/// <param name="trees">The directory listings of the commit.</param>
/// <param name="folder">Full path of the repository.</param>
internal sealed class WorkTreeComparison(CommitTrees trees, string folder)
{
    private static readonly string[] MetaFiles = ["_cm.yaml", "_cm.json", "meta.yaml", "meta.json"];

    /// <summary>The files in a directory, and below, that are not as in the commit, by their paths in the repository.</summary>
    /// <param name="root">The id of the root directory of the commit.</param>
    /// <param name="relative">The directory, with <c>/</c> between the names; empty for the whole repository.</param>
    /// <param name="skipsArtifacts">Whether the directories of artifacts are skipped.</param>
    /// <exception cref="IOException">A file or directory cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A file or directory cannot be read.</exception>
    public IEnumerable<string> Changes(string root, string relative, bool skipsArtifacts = false)
    {
        var ignored = new CommitIgnoreRules(folder);
        var id = root;
        var at = "";
        foreach (var part in relative.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (trees.Entries(id) is not { } entries || entries.FirstOrDefault(entry => entry.Name == part) is not { Kind: CommitEntryKind.Directory, Id: { } inner } || !IsDirectory(Join(at, part)))
            {
                return [relative];
            }

            ignored = ignored.Add(at, entries);
            (id, at) = (inner, Join(at, part));
        }

        return Compare(id, at, ignored, skipsArtifacts);
    }

    private IEnumerable<string> Compare(string id, string at, CommitIgnoreRules ignored, bool skipsArtifacts)
    {
        if (trees.Entries(id) is not { } entries)
        {
            return [at];
        }

        if (skipsArtifacts && entries.Any(entry => MetaFiles.Contains(entry.Name)))
        {
            return [];
        }

        ignored = ignored.Add(at, entries);
        var known = entries.ToDictionary(entry => entry.Name, StringComparer.Ordinal);
        var added = Directory.EnumerateFileSystemEntries(PathOf(at)).Select(path => Path.GetFileName(path))
            .Where(name => !known.ContainsKey(name) && !(at.Length == 0 && name == ".git"))
            .Select(name => Join(at, name))
            .Where(path => !IsDirectory(path) || HoldsFiles(PathOf(path)))
            .Where(path => !ignored.Match(path, IsDirectory(path)));
        return entries.SelectMany(entry => Compare(entry, Join(at, entry.Name), ignored, skipsArtifacts)).Concat(added);
    }

    // Links count as files and are not followed: they can lead in a circle.
    private static bool HoldsFiles(string directory) => Directory.EnumerateFileSystemEntries(directory).Any(path => FileEntry.Of(path).Kind != FileKind.Directory || HoldsFiles(path));

    private IEnumerable<string> Compare(CommitEntry entry, string path, CommitIgnoreRules ignored, bool skipsArtifacts) => entry.Kind switch
    {
        CommitEntryKind.Directory => IsDirectory(path) ? Compare(entry.Id, path, ignored, skipsArtifacts) : [path],
        CommitEntryKind.Submodule => IsDirectory(path) && Directory.EnumerateFileSystemEntries(PathOf(path)).Any() ? [path] : [],
        CommitEntryKind.Link => IsLinkOf(entry, path) ? [] : [path],
        _ => IsFileOf(entry, path) ? [] : [path],
    };

    // Where a file system has no links, git writes the target into a file.
    private bool IsLinkOf(CommitEntry entry, string path) => FileEntry.Of(PathOf(path)).Kind == FileKind.Link
        ? new FileInfo(PathOf(path)).LinkTarget is { } target && GitObjectId.Of("blob", Encoding.UTF8.GetBytes(target)) == entry.Id
        : OperatingSystem.IsWindows() && IsContentOf(entry, path);

    private bool IsFileOf(CommitEntry entry, string path)
    {
        var now = FileEntry.Of(PathOf(path));
        return now.Kind == FileKind.Regular && (now.Mode is null || now.IsExecutable == (entry.Kind == CommitEntryKind.Program)) && IsContentOf(entry, path);
    }

    private bool IsContentOf(CommitEntry entry, string path)
    {
        using var file = RegularFile.Open(PathOf(path), followsLink: false);
        return GitObjectId.OfFile(file) == entry.Id || (MayHaveWindowsLineEnds(path) && WithUnixLineEnds(path) is { } text && GitObjectId.Of("blob", text) == entry.Id);
    }

    // git writes these line ends on Windows, and anywhere for batch files if an attribute of the commit requires it.
    private static bool MayHaveWindowsLineEnds(string path) =>
        OperatingSystem.IsWindows() || path.EndsWith(".bat", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".cmd", StringComparison.OrdinalIgnoreCase);

    private byte[]? WithUnixLineEnds(string path)
    {
        var content = File.ReadAllBytes(PathOf(path));
        return content.AsSpan().Contains((byte)0) ? null : content.Where((letter, place) => letter != '\r' || place + 1 >= content.Length || content[place + 1] != '\n').ToArray();
    }

    private bool IsDirectory(string path) => FileEntry.Of(PathOf(path)).Kind == FileKind.Directory;

    private string PathOf(string path) => Path.Combine(folder, path);

    private static string Join(string at, string name) => at.Length == 0 ? name : $"{at}/{name}";
}
