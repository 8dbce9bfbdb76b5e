using System.Runtime.InteropServices;
using System.Text;

namespace CmPowerShell.Meta.FileSystem;

/// <summary>
/// Reads owner and type of a file on Unix, which .NET does not give. It asks the part of .NET that reads them for <see cref="FileInfo"/>, whose answer has one
/// layout on all systems and processors.
/// </summary>
internal static class UnixFileEntry
{
    private const int TypeMask = 0xF000;
    private const int PermissionMask = 0xFFF;
    private const int LongestOnStack = 1024;

    /// <summary>Reads the status of a path.</summary>
    /// <param name="path">The path.</param>
    /// <param name="followsLink">Whether a link is resolved to its target.</param>
    public static FileEntry Read(string path, bool followsLink)
    {
        return TryAsk(path, followsLink, out var answer)
            ? new FileEntry(KindOf(answer.Mode), answer.Size, answer.Uid, (UnixFileMode)(answer.Mode & PermissionMask)) { Changed = ChangeOf(answer) }
            : default;
    }

    /// <summary>Reads type, size and time of the last change of what a path leads to, in one call of the system and without an object for it.</summary>
    /// <param name="path">The path; a link is followed.</param>
    /// <param name="kind">The type.</param>
    /// <param name="size">The size in bytes.</param>
    /// <param name="changed">The time in ticks, UTC.</param>
    /// <returns>Whether there is something.</returns>
    public static bool TryStat(string path, out FileKind kind, out long size, out long changed)
    {
        if (!TryAsk(path, followsLink: true, out var answer))
        {
            (kind, size, changed) = (default, 0, 0);
            return false;
        }

        (kind, size, changed) = (KindOf(answer.Mode), answer.Size, ChangeOf(answer));
        return true;
    }

    /// <summary>Reads what changes whenever an entry is changed, without following a link: the number of the entry, its mode, size, and the time of its last change of any kind, which no program can set.</summary>
    /// <param name="path">The path.</param>
    /// <param name="isDirectory">Whether it is a directory.</param>
    /// <param name="stamp">The values.</param>
    /// <returns>Whether there is something.</returns>
    public static bool TryStamp(string path, out bool isDirectory, out (long Entry, long Mode, long Size, long Seconds, long Nanoseconds) stamp)
    {
        if (!TryAsk(path, followsLink: false, out var answer))
        {
            (isDirectory, stamp) = (false, default);
            return false;
        }

        isDirectory = KindOf(answer.Mode) == FileKind.Directory;
        stamp = (answer.Entry, answer.Mode, answer.Size, answer.StatusSeconds, answer.StatusNanoseconds);
        return true;
    }

    /// <summary>The user whose rights this process uses.</summary>
    public static uint CurrentUser => GetEUid();

    // A repository has thousands of files, so nothing is made for a call but the answer.
    private static bool TryAsk(string path, bool followsLink, out Answer answer)
    {
        var most = Encoding.UTF8.GetMaxByteCount(path.Length) + 1;
        var name = most <= LongestOnStack ? stackalloc byte[LongestOnStack] : new byte[most];
        name[Encoding.UTF8.GetBytes(path, name)] = 0;
        ref var start = ref MemoryMarshal.GetReference(name);
        return (followsLink ? Stat(ref start, out answer) : LStat(ref start, out answer)) >= 0;
    }

    private static long ChangeOf(in Answer answer) =>
        DateTime.UnixEpoch.Ticks + (answer.ChangedSeconds * TimeSpan.TicksPerSecond) + (answer.ChangedNanoseconds / TimeSpan.NanosecondsPerTick);

    private static FileKind KindOf(int mode) => (mode & TypeMask) switch
    {
        0x8000 => FileKind.Regular,
        0x4000 => FileKind.Directory,
        0xA000 => FileKind.Link,
        _ => FileKind.Special,
    };

    [DllImport("libSystem.Native", EntryPoint = "SystemNative_GetEUid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint GetEUid();

    [DllImport("libSystem.Native", EntryPoint = "SystemNative_Stat", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Stat(ref byte path, out Answer answer);

    [DllImport("libSystem.Native", EntryPoint = "SystemNative_LStat", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int LStat(ref byte path, out Answer answer);

    // Larger than the answer is, so that a later version of .NET can add to its end.
    [StructLayout(LayoutKind.Sequential, Size = 256)]
    private readonly struct Answer
    {
        private readonly int _flags;
        public readonly int Mode;
        public readonly uint Uid;
        private readonly uint _gid;
        public readonly long Size;
        private readonly long _usedSeconds;
        private readonly long _usedNanoseconds;
        public readonly long ChangedSeconds;
        public readonly long ChangedNanoseconds;
        public readonly long StatusSeconds;
        public readonly long StatusNanoseconds;
        private readonly long _bornSeconds;
        private readonly long _bornNanoseconds;
        private readonly long _device;
        private readonly long _deviceOfEntry;
        public readonly long Entry;
    }
}
