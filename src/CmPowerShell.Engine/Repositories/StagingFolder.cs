namespace CmPowerShell.Engine.Repositories;

/// <summary>
/// A hidden folder beside the installed repositories in which a new one is made. What is finished is renamed into its
/// place; everything else goes away, at the latest when the next one is made after a kill.
/// </summary>
internal sealed class StagingFolder : IDisposable
{
    private const string Prefix = ".cm-new-";
    private readonly CmHome _home;
    private readonly string _root;
    private readonly InterProcessLock _mine;
    private int _users = 1;

    private StagingFolder(CmHome home, string root)
    {
        _home = home;
        _root = root;
        Directory.CreateDirectory(root);
        _mine = InterProcessLock.Acquire(LockIn(root));
        Content = Path.Combine(root, "content");
        Directory.CreateDirectory(Content);
    }

    /// <summary>The folder to fill; empty at first.</summary>
    public string Content { get; }

    /// <summary>Makes a staging folder and removes those that killed processes left.</summary>
    /// <exception cref="Errors.CmException"><c>HomeNotWritable</c>.</exception>
    public static StagingFolder Create(CmHome home)
    {
        StagingFolder? made = null;
        home.EnsureCreated();
        // Under one lock, so that nobody sweeps a folder away before its owner has marked it.
        using var turn = home.Lock("staging");
        Sweep(home);
        home.Write(() => made = new StagingFolder(home, Path.Combine(home.RepositoriesPath, Prefix + Guid.NewGuid().ToString("N")[..12])));
        return made!;
    }

    /// <summary>A path in the folder that is not part of its content.</summary>
    public string Beside(string name) => Path.Combine(_root, name);

    /// <summary>Renames the content into its place, which must be free.</summary>
    /// <exception cref="Errors.CmException"><c>HomeNotWritable</c>.</exception>
    public void MoveTo(string folder) => _home.Write(() => FolderMove.Move(Content, folder));

    /// <summary>Takes back what was moved.</summary>
    public void TakeBack(string folder) => _home.Write(() => FolderMove.Move(folder, Content));

    /// <summary>Counts one more who uses the folder; each calls <see cref="Dispose"/>.</summary>
    public void Share() => Interlocked.Increment(ref _users);

    /// <summary>Removes the folder when the last one who uses it is done.</summary>
    public void Dispose()
    {
        if (Interlocked.Decrement(ref _users) > 0)
        {
            return;
        }

        _mine.Dispose();
        FolderDeletion.TryRemove(_root);
    }

    private static void Sweep(CmHome home)
    {
        foreach (var root in Directory.EnumerateDirectories(home.RepositoriesPath, Prefix + "*"))
        {
            if (IsLeft(root))
            {
                FolderDeletion.TryRemove(root);
            }
        }
    }

    private static bool IsLeft(string root)
    {
        if (!File.Exists(LockIn(root)))
        {
            return true;
        }

        if (!InterProcessLock.TryAcquire(LockIn(root), out var turn))
        {
            return false;
        }

        turn.Dispose();
        return true;
    }

    private static string LockIn(string root) => Path.Combine(root, "lock");
}
