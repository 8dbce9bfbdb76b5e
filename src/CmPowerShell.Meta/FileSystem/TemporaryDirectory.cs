namespace CmPowerShell.Meta.FileSystem;

/// <summary>
/// A temporary folder next to the final one. Its name begins with a dot, so that it is not used before it is
/// renamed. The next program removes the folder of a killed one, because its lock is free.
/// </summary>
internal sealed class TemporaryDirectory : IDisposable
{
    private const string Prefix = ".cm-new-";

    // Another process may be creating a folder without a lock at this moment, but not for long.
    private static readonly TimeSpan Making = TimeSpan.FromMinutes(1);
    private readonly FileLock _mine;
    private readonly string _root;

    private TemporaryDirectory(string root)
    {
        _root = root;
        Directory.CreateDirectory(root);
        _mine = FileLock.Acquire(LockIn(root));
        Content = Path.Combine(root, "content");
    }

    /// <summary>The folder to fill; not there at first.</summary>
    internal string Content { get; }

    /// <summary>Makes one in a folder, which is made too, and removes those that killed programs left there.</summary>
    /// <param name="parent">The folder.</param>
    /// <param name="isOnlyMaker">Whether no other process creates one there at this moment, so that one without a lock is left too.</param>
    /// <exception cref="IOException">It cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">It cannot be made.</exception>
    internal static TemporaryDirectory In(string parent, bool isOnlyMaker = false)
    {
        Directory.CreateDirectory(parent);
        RemoveLeft(parent, isOnlyMaker);
        return new TemporaryDirectory(Path.Combine(parent, Prefix + Guid.NewGuid().ToString("N")[..12]));
    }

    /// <summary>Removes the temporary folders of killed programs in a folder.</summary>
    internal static void RemoveLeft(string parent, bool isOnlyMaker = false) => LeftIn(parent, isOnlyMaker).ToList().ForEach(root => DirectoryDeleter.TryRemove(root));

    /// <summary>Gets the temporary folders of killed programs in a folder.</summary>
    internal static IEnumerable<string> LeftIn(string parent, bool isOnlyMaker = false) =>
        Directory.EnumerateDirectories(parent, Prefix + "*").Where(root => IsLeft(root, isOnlyMaker));

    /// <summary>A path in the folder that is not part of its content.</summary>
    internal string Beside(string name) => Path.Combine(_root, name);

    /// <summary>Gives the content its place, which must be free.</summary>
    internal void MoveTo(string folder) => DirectoryMover.Move(Content, folder);

    /// <summary>Removes the rest of it.</summary>
    public void Dispose()
    {
        _mine.Dispose();
        DirectoryDeleter.TryRemove(_root);
    }

    private static bool IsLeft(string root, bool isOnlyMaker)
    {
        if (!File.Exists(LockIn(root)))
        {
            return isOnlyMaker || DateTime.UtcNow - Directory.GetLastWriteTimeUtc(root) > Making;
        }

        if (!FileLock.TryAcquire(LockIn(root), out var held))
        {
            return false;
        }

        held.Dispose();
        return true;
    }

    private static string LockIn(string root) => Path.Combine(root, "lock");
}
