namespace CmPowerShell.Meta.FileSystem;

/// <summary>
/// How a file or folder looked when it was read: time of the last change and size. Two equal stamps mean "unchanged".
/// A change within the resolution of the file system's clock may not change the stamp; so a file that was changed
/// just before the check gets a stamp that equals no other, and is read again the next time.
/// </summary>
/// <param name="Time">Ticks in UTC; 0 when there is nothing, <see cref="Stale"/> when it changed just now.</param>
/// <param name="Size">Bytes; 0 for a folder.</param>
internal readonly record struct FileStamp(long Time, long Size)
{
    /// <summary>The time of a file that was changed too recently to be trusted.</summary>
    public const long Stale = -1;

    // Linux stamps files by the timer tick (up to 10 ms); FAT and old Unix file systems only support whole or even seconds.
    private const long FineWindow = 100 * TimeSpan.TicksPerMillisecond;
    private const long CoarseWindow = 3 * TimeSpan.TicksPerSecond;

    /// <summary>Whether there was something.</summary>
    public bool Exists => Time != 0;

    /// <summary>The stamp of a file whose status has been read.</summary>
    public static FileStamp Of(FileEntry file) => file.Kind == FileKind.Missing ? default : new(Settle(file.Changed), file.Length);

    /// <summary>Takes the stamp of a file; the empty stamp when there is none. A symbolic link is followed.</summary>
    public static FileStamp OfFile(string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            return UnixFileEntry.TryStat(path, out var kind, out var size, out var changed) && kind != FileKind.Directory ? new(Settle(changed), size) : default;
        }

        var file = new FileInfo(path);
        if (!file.Exists)
        {
            return default;
        }

        if ((file.Attributes & FileAttributes.ReparsePoint) != 0 && Target(file) is { } target)
        {
            return target is FileInfo { Exists: true } there ? new(Settle(there.LastWriteTimeUtc.Ticks), there.Length) : default;
        }

        return new(Settle(file.LastWriteTimeUtc.Ticks), file.Length);
    }

    /// <summary>Takes the stamp of a folder, which changes when something in it appears, disappears or is renamed.</summary>
    public static FileStamp OfFolder(string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            return UnixFileEntry.TryStat(path, out var kind, out _, out var changed) && kind == FileKind.Directory ? new(Settle(changed), 0) : default;
        }

        var folder = new DirectoryInfo(path);
        if (!folder.Exists)
        {
            return default;
        }

        if ((folder.Attributes & FileAttributes.ReparsePoint) != 0 && Target(folder) is { } target)
        {
            return new(Settle(target.LastWriteTimeUtc.Ticks), 0);
        }

        return new(Settle(folder.LastWriteTimeUtc.Ticks), 0);
    }

    /// <summary>Whether what had this stamp is unchanged when it now has another one.</summary>
    public bool IsCurrent(FileStamp now) => Time == now.Time && Size == now.Size && Time != Stale;

    // A link that leads back to itself has no target, which the link itself shows.
    private static FileSystemInfo? Target(FileSystemInfo link)
    {
        try
        {
            return link.ResolveLinkTarget(returnFinalTarget: true);
        }
        catch (IOException)
        {
            return link is FileInfo ? new DirectoryInfo(link.FullName) : null;
        }
    }

    private static long Settle(long changed)
    {
        var window = changed % TimeSpan.TicksPerSecond == 0 ? CoarseWindow : FineWindow;
        return Math.Abs(DateTime.UtcNow.Ticks - changed) < window ? Stale : changed;
    }
}
