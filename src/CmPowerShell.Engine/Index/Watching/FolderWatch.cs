using System.Runtime.Versioning;
using CmPowerShell.Engine.Index.Scanning;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Platform;
using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Engine.Index.Watching;

/// <summary>
/// Reports whether anything in the folders of an index has changed, from notifications of the system, so that a session need not check each of them before each query. If it cannot know,
/// it reports a possible change: on systems other than Linux, on file systems that others change without a notification, if links lead elsewhere, and if too many changes have happened.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed class FolderWatch : IDisposable
{
    private static readonly HashSet<string> MetaFiles = MetaFileNames.BaseNames.SelectMany(name => MetaFileNames.Extensions.Select(extension => name + extension)).ToHashSet(StringComparer.Ordinal);
    private readonly LinuxNotifications _notifications;
    private readonly Dictionary<int, (string Path, bool IsArtifact)> _folders = [];
    private readonly HashSet<string> _paths = new(StringComparer.Ordinal);
    private HashSet<IndexedAutomation> _followed = [];
    private IndexedRepository[] _seen = [];
    private bool _isClean;

    private FolderWatch(LinuxNotifications notifications) => _notifications = notifications;

    /// <summary>Begins to watch; null when the system does not let it.</summary>
    public static FolderWatch? TryCreate() => LinuxNotifications.TryOpen() is { } notifications ? new(notifications) : null;

    /// <summary>Whether nothing has changed since <see cref="Follow"/> received these trees. False when that is unknown.</summary>
    public bool IsQuiet(IndexedRepository[] trees)
    {
        var isQuiet = _isClean && trees.AsSpan().SequenceEqual(_seen, ReferenceComparer.Instance);
        _notifications.Read((folder, name, isOver) => isQuiet &= !Concerns(folder, name, isOver));

        // The folders above the repositories are not watched; another one in the place of a repository shows here.
        return isQuiet && Array.TrueForAll(trees, tree => tree.Stamp.IsCurrent(FileStamp.OfFolder(tree.Path)));
    }

    /// <summary>Watches the folders of trees that were checked just now. A folder that was not watched before may have changed since, so the trees are checked once more.</summary>
    /// <param name="trees">The trees.</param>
    /// <returns>Whether watching makes sense; otherwise it is to be given up.</returns>
    public bool Follow(IndexedRepository[] trees)
    {
        var before = _paths.Count;
        var followed = new HashSet<IndexedAutomation>(ReferenceEqualityComparer.Instance);
        (_seen, _isClean) = (trees, true);
        foreach (var tree in trees)
        {
            if (!FollowFolder(tree.Path, isArtifact: false) || !Array.TrueForAll(tree.Automations, automation => FollowAutomation(tree, automation, followed)))
            {
                return false;
            }

            _isClean &= tree.Problem is null;
        }

        _followed = followed;
        _isClean &= _paths.Count == before;
        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => _notifications.Dispose();

    private bool FollowAutomation(IndexedRepository tree, IndexedAutomation automation, HashSet<IndexedAutomation> followed)
    {
        // What is the same object has been followed already.
        if (_followed.Contains(automation))
        {
            followed.Add(automation);
            return true;
        }

        var path = Path.Combine(tree.Path, automation.Name);
        if (!FollowFolder(path, isArtifact: false))
        {
            return false;
        }

        var isClean = automation.Problem is null && automation.Stamp.Time != FileStamp.Stale;
        foreach (var folder in automation.Folders)
        {
            if (!FollowFolder(Path.Combine(path, folder.Name), isArtifact: true))
            {
                return false;
            }

            isClean &= folder.Problem is null && folder.Stamp.Time != FileStamp.Stale && !HasStaleFile(folder.Files);
        }

        _isClean &= isClean;
        if (isClean)
        {
            followed.Add(automation);
        }

        return true;
    }

    private static bool HasStaleFile(MetaStamps files)
    {
        for (var name = 0; name < MetaStamps.NameCount; name++)
        {
            if (files[name].Time == FileStamp.Stale)
            {
                return true;
            }
        }

        return false;
    }

    private bool FollowFolder(string path, bool isArtifact)
    {
        if (_paths.Contains(path))
        {
            return true;
        }

        if (_paths.Count >= LinuxNotifications.MostFolders || IsElsewhere(path, isArtifact))
        {
            return false;
        }

        var number = _notifications.Watch(path, isArtifact);
        if (number < 0)
        {
            // It was removed a moment ago, or no more folders can be watched.
            _isClean = false;
            return !Directory.Exists(path);
        }

        _folders[number] = (path, isArtifact);
        _paths.Add(path);
        return true;
    }

    // Changes behind a link are not changes of the folder that contains the link.
    private static bool IsElsewhere(string path, bool isArtifact) =>
        IsLink(new DirectoryInfo(path)) || (isArtifact ? MetaFiles.Any(name => IsLink(new FileInfo(Path.Combine(path, name)))) : !LinuxNotifications.AreWholeFor(path));

    private static bool IsLink(FileSystemInfo entry) => entry.Exists && (entry.Attributes & FileAttributes.ReparsePoint) != 0;

    private bool Concerns(int number, string name, bool isOver)
    {
        if (number < 0 || !_folders.TryGetValue(number, out var folder))
        {
            return number < 0;
        }

        if (isOver && name.Length == 0)
        {
            _folders.Remove(number);
            _paths.Remove(folder.Path);
            _followed.Clear();
            return true;
        }

        return folder.IsArtifact ? name.Length == 0 || MetaFiles.Contains(name) : name.Length == 0 || name[0] != '.';
    }

    private sealed class ReferenceComparer : IEqualityComparer<IndexedRepository>
    {
        public static ReferenceComparer Instance { get; } = new();

        public bool Equals(IndexedRepository? left, IndexedRepository? right) => ReferenceEquals(left, right);

        public int GetHashCode(IndexedRepository tree) => 0;
    }
}
