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

    private readonly Lazy<string> _realFolder = new(() => CanonicalPath.Resolve(folder));

    /// <summary>The files in a directory, and below, that are not as in the commit, by their paths in the repository.</summary>
    /// <param name="root">The id of the root directory of the commit.</param>
    /// <param name="relative">The directory, with <c>/</c> between the names; empty for the whole repository.</param>
    /// <param name="skipsArtifacts">Whether the directories of artifacts are skipped.</param>
    /// <exception cref="IOException">A file or directory cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A file or directory cannot be read.</exception>
    public IEnumerable<string> Changes(string root, string relative, bool skipsArtifacts = false) =>
        At(relative, new Scope(root, relative, skipsArtifacts, new HashSet<string>(StringComparer.Ordinal)));

    // A directory or file, to which the directories of the commit lead.
    private IEnumerable<string> At(string relative, Scope scope)
    {
        var ignored = new CommitIgnoreRules(folder);
        var (id, at) = (scope.Root, "");
        var parts = relative.Split('/', StringSplitOptions.RemoveEmptyEntries);
        for (var place = 0; place < parts.Length; place++)
        {
            if (trees.Entries(id) is not { } entries || entries.FirstOrDefault(entry => entry.Name == parts[place]) is not { Id: { } inner } found)
            {
                return [relative];
            }

            if (found.Kind != CommitEntryKind.Directory || !IsDirectory(Join(at, parts[place])))
            {
                return place == parts.Length - 1 ? Compare(found, relative, ignored, scope) : [relative];
            }

            ignored = ignored.Add(at, entries);
            (id, at) = (inner, Join(at, parts[place]));
        }

        return Compare(id, at, ignored, scope);
    }

    private IEnumerable<string> Compare(string id, string at, CommitIgnoreRules ignored, Scope scope)
    {
        if (trees.Entries(id) is not { } entries)
        {
            return [at];
        }

        if (scope.SkipsArtifacts && entries.Any(entry => MetaFiles.Contains(entry.Name)))
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
        return entries.SelectMany(entry => Compare(entry, Join(at, entry.Name), ignored, scope)).Concat(added);
    }

    // Links count as files and are not followed: they can lead in a circle.
    private static bool HoldsFiles(string directory) => Directory.EnumerateFileSystemEntries(directory).Any(path => FileEntry.Of(path).Kind != FileKind.Directory || HoldsFiles(path));

    private IEnumerable<string> Compare(CommitEntry entry, string path, CommitIgnoreRules ignored, Scope scope) => entry.Kind switch
    {
        CommitEntryKind.Directory => IsDirectory(path) ? Compare(entry.Id, path, ignored, scope) : [path],
        CommitEntryKind.Submodule => IsEmptyDirectory(path) ? [] : [path],
        CommitEntryKind.Link => IsLinkOf(entry, path) ? Behind(path, scope) : [path],
        _ => IsFileOf(entry, path) ? [] : [path],
    };

    // What is behind a link runs too. In the whole repository it is compared anyway.
    private IEnumerable<string> Behind(string link, Scope scope)
    {
        var isWhole = scope.Folder.Length == 0;
        if ((isWhole && !scope.SkipsArtifacts) || TryResolve(link) is not { } real)
        {
            return [];
        }

        if (!DirectoryPath.IsWithin(real, _realFolder.Value))
        {
            return isWhole ? [] : [$"{link} (a link that leads out of the repository)"];
        }

        var target = Path.GetRelativePath(_realFolder.Value, real).Replace('\\', '/');
        return FileEntry.Of(real).Kind switch
        {
            FileKind.Missing => [],
            FileKind.Directory when isWhole => [],
            _ => (isWhole || !DirectoryPath.IsWithin(PathOf(target), PathOf(scope.Folder))) && scope.Followed.Add(target) ? At(target, scope) : [],
        };
    }

    // Links in a circle lead to nothing.
    private string? TryResolve(string link)
    {
        try
        {
            return CanonicalPath.Resolve(PathOf(link));
        }
        catch (IOException)
        {
            return null;
        }
    }

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
        // The caller knows that it is a regular file.
        using var file = File.OpenHandle(PathOf(path), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
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

    // The files of a submodule are not part of the commit, so there are none. A file or link of its name would run in its place.
    private bool IsEmptyDirectory(string path) => FileEntry.Of(PathOf(path)).Kind switch
    {
        FileKind.Missing => true,
        FileKind.Directory => !Directory.EnumerateFileSystemEntries(PathOf(path)).Any(),
        _ => false,
    };

    private bool IsDirectory(string path) => FileEntry.Of(PathOf(path)).Kind == FileKind.Directory;

    private string PathOf(string path) => Path.Combine(folder, path);

    private static string Join(string at, string name) => at.Length == 0 ? name : $"{at}/{name}";

    /// <summary>What is compared.</summary>
    /// <param name="Root">The id of the root directory of the commit.</param>
    /// <param name="Folder">The directory; empty for the whole repository.</param>
    /// <param name="SkipsArtifacts">Whether the directories of artifacts are skipped.</param>
    /// <param name="Followed">The places behind links that were compared.</param>
    private sealed record Scope(string Root, string Folder, bool SkipsArtifacts, HashSet<string> Followed);
}
