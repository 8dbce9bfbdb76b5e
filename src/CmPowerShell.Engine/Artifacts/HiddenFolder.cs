using CmPowerShell.Engine.Repositories;

namespace CmPowerShell.Engine.Artifacts;

/// <summary>
/// A folder beside artifacts in which a new one is made. Its name begins with a dot, so the index passes over it until it is
/// renamed into its place. What a killed program leaves is removed by the next one, because nobody holds its lock any more.
/// </summary>
internal sealed class HiddenFolder : IDisposable
{
    private const string Prefix = ".cm-new-";
    private readonly InterProcessLock _mine;
    private readonly string _root;

    private HiddenFolder(string root)
    {
        _root = root;
        Directory.CreateDirectory(root);
        _mine = InterProcessLock.Acquire(LockIn(root));
        Content = Path.Combine(root, "content");
    }

    /// <summary>The folder to fill; not there at first.</summary>
    internal string Content { get; }

    /// <summary>Makes one in the folder of an automation.</summary>
    /// <exception cref="IOException">It cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">It cannot be made.</exception>
    internal static HiddenFolder In(string parent)
    {
        Directory.CreateDirectory(parent);
        Sweep(parent);
        return new HiddenFolder(Path.Combine(parent, Prefix + Guid.NewGuid().ToString("N")[..12]));
    }

    /// <summary>Gives the content its place.</summary>
    internal void MoveTo(string folder) => FolderMove.Move(Content, folder);

    /// <summary>Removes what is left of it.</summary>
    public void Dispose()
    {
        _mine.Dispose();
        FolderDeletion.TryRemove(_root);
    }

    /// <summary>Those in a folder that killed programs left.</summary>
    internal static IEnumerable<string> LeftIn(string parent) => Directory.EnumerateDirectories(parent, Prefix + "*").Where(IsLeft);

    private static void Sweep(string parent)
    {
        foreach (var root in LeftIn(parent))
        {
            FolderDeletion.TryRemove(root);
        }
    }

    // One that has no lock yet may be half made by somebody else at this moment.
    private static bool IsLeft(string root)
    {
        if (!File.Exists(LockIn(root)) || !InterProcessLock.TryAcquire(LockIn(root), out var turn))
        {
            return false;
        }

        turn.Dispose();
        return true;
    }

    private static string LockIn(string root) => Path.Combine(root, "lock");
}
