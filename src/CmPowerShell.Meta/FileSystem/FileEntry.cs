namespace CmPowerShell.Meta.FileSystem;

/// <summary>The properties of one name in the file system, without following a link.</summary>
/// <param name="Kind">The kind of file.</param>
/// <param name="Length">The length in bytes; for a link the length of its target.</param>
/// <param name="Owner">The user id of the owner; null on Windows.</param>
/// <param name="Mode">The permissions; null on Windows.</param>
internal readonly record struct FileEntry(FileKind Kind, long Length, uint? Owner, UnixFileMode? Mode)
{
    /// <summary>The time of the last change of the content, in ticks of UTC; 0 where nothing is there.</summary>
    public long Changed { get; init; }

    /// <summary>Whether users other than the owner may write. Always false on Windows.</summary>
    public bool IsWritableByOthers => (Mode & (UnixFileMode.GroupWrite | UnixFileMode.OtherWrite)) is not (null or UnixFileMode.None);

    /// <summary>Whether the owner may run it. Always false on Windows.</summary>
    public bool IsExecutable => (Mode & UnixFileMode.UserExecute) is not (null or UnixFileMode.None);

    /// <summary>Reads the status of a path. Where nothing is there, the kind is <see cref="FileKind.Missing"/>.</summary>
    public static FileEntry Of(string path) => OperatingSystem.IsWindows() ? OfWindows(path) : UnixFileEntry.Read(path, followsLink: false);

    /// <summary>Reads the status of the target of a path.</summary>
    public static FileEntry OfTarget(string path) => OperatingSystem.IsWindows() ? OfWindowsTarget(path) : UnixFileEntry.Read(path, followsLink: true);

    // Of a name without anything .NET resolves no link, and of a link that leads back to itself neither: its target is missing.
    private static FileEntry OfWindowsTarget(string path)
    {
        var entry = OfWindows(path);
        try
        {
            return entry.Kind == FileKind.Link && File.ResolveLinkTarget(path, returnFinalTarget: true) is { } target ? OfWindows(target.FullName) : entry;
        }
        catch (IOException)
        {
            return default;
        }
    }

    /// <summary>Reads the status from what .NET gives on every system, without owner and mode.</summary>
    internal static FileEntry OfWindows(string path)
    {
        var file = new FileInfo(path);
        var isDirectory = Directory.Exists(path);
        if (!file.Exists && !isDirectory)
        {
            return default;
        }

        // Files of OneDrive, of Windows' containers and of deduplicated volumes are reparse points, too, and lead nowhere else.
        var kind = (file.Attributes & FileAttributes.ReparsePoint) != 0 && file.LinkTarget is not null ? FileKind.Link
            : (file.Attributes & FileAttributes.Device) != 0 ? FileKind.Special
            : isDirectory ? FileKind.Directory : FileKind.Regular;
        return new FileEntry(kind, kind == FileKind.Regular ? file.Length : 0, null, null) { Changed = file.LastWriteTimeUtc.Ticks };
    }
}
