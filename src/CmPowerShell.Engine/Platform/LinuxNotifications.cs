using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace CmPowerShell.Engine.Platform;

/// <summary>
/// The notifications of Linux (inotify). The kernel has put the notification of a change into the queue before the program that made the change continues, so a reader that empties the queue
/// knows of everything that has happened before.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed class LinuxNotifications : IDisposable
{
    private const int Flags = 0x80000 | 0x800; // IN_CLOEXEC, IN_NONBLOCK
    private const uint Modified = 0x2;
    private const uint AttributesChanged = 0x4;
    private const uint Names = 0x40 | 0x80 | 0x100 | 0x200; // moved from and to, created, deleted
    private const uint Self = 0x400 | 0x800; // deleted, moved
    private const uint OnlyFolders = 0x1000000;
    private const uint Unmounted = 0x2000;
    private const uint Overflowed = 0x4000;
    private const uint Ended = 0x8000;
    private const int HeaderLength = 16;

    // Those of the kernel of this machine alone. What a server or another machine changes is not notified.
    private static readonly HashSet<string> OwnFileSystems = new(["ext2", "ext3", "ext4", "xfs", "btrfs", "tmpfs", "zfs", "f2fs", "overlay", "bcachefs"], StringComparer.OrdinalIgnoreCase);
    private readonly SafeFileHandle _queue;
    private readonly byte[] _buffer = new byte[64 * 1024];

    private LinuxNotifications(SafeFileHandle queue) => _queue = queue;

    /// <summary>Opens a queue; null when the system gives none, as when too many are open.</summary>
    public static LinuxNotifications? TryOpen() => Open(Flags) is var queue and >= 0 ? new(new SafeFileHandle(queue, ownsHandle: true)) : null;

    /// <summary>How many folders the largest watch of a program may have: two thirds of what the system allows for all programs of the user, so that smaller watches, and an editor for a project, have room at the same time.</summary>
    public static int MostFolders { get; } = ReadMost();

    /// <summary>Whether each change in a folder is notified, also one by another program.</summary>
    /// <param name="path">Full path of the folder.</param>
    public static bool AreWholeFor(string path)
    {
        try
        {
            return OwnFileSystems.Contains(new DriveInfo(path).DriveFormat);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return false;
        }
    }

    /// <summary>Watches a folder.</summary>
    /// <param name="path">Full path.</param>
    /// <param name="withContent">Whether changes in its files count too, and not only names.</param>
    /// <returns>The number of the folder in notifications; below 0 when it cannot be watched.</returns>
    public int Watch(string path, bool withContent) => Add(_queue, Encoding.UTF8.GetBytes(path + "\0"), Names | Self | AttributesChanged | OnlyFolders | (withContent ? Modified : 0));

    /// <summary>Empties the queue.</summary>
    /// <param name="take">Takes what happened: the number of the folder, the name in it (empty for the folder itself), and whether the folder is watched no more. A number below 0 means that notifications were lost.</param>
    public void Read(Action<int, string, bool> take)
    {
        for (var count = (int)Read(_queue, _buffer, _buffer.Length); count > 0; count = (int)Read(_queue, _buffer, _buffer.Length))
        {
            for (var rest = _buffer.AsSpan(0, count); rest.Length >= HeaderLength;)
            {
                var (folder, mask) = (BinaryPrimitives.ReadInt32LittleEndian(rest), BinaryPrimitives.ReadUInt32LittleEndian(rest[4..]));
                var length = BinaryPrimitives.ReadInt32LittleEndian(rest[12..]);
                var name = Encoding.UTF8.GetString(rest.Slice(HeaderLength, length)).TrimEnd('\0');
                take((mask & Overflowed) != 0 ? -1 : folder, name, (mask & (Ended | Unmounted | Self)) != 0);
                rest = rest[(HeaderLength + length)..];
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _queue.Dispose();

    private static int ReadMost()
    {
        try
        {
            return int.Parse(File.ReadAllText("/proc/sys/fs/inotify/max_user_watches"), CultureInfo.InvariantCulture) / 3 * 2;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or FormatException or OverflowException)
        {
            return 0;
        }
    }

    [DllImport("libc", EntryPoint = "inotify_init1")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open(int flags);

    [DllImport("libc", EntryPoint = "inotify_add_watch")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Add(SafeFileHandle queue, byte[] path, uint mask);

    [DllImport("libc", EntryPoint = "read")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint Read(SafeFileHandle queue, byte[] buffer, nint size);
}
