using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace CmPowerShell.Engine.Platform.Processes;

/// <summary>
/// Waits for pipes to become readable, and for processes to end (epoll). A pipe is reported once for what was written since the last report; all are reported in the order in
/// which they became readable.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed class LinuxReadiness : IDisposable
{
    private const int CloseOnExec = 0x80000;
    private const int Add = 1;
    private const uint Readable = 0x1;
    private const uint Failed = 0x8;
    private const uint Ended = 0x10;
    private const uint OncePerChange = 1u << 31;

    // The structure is packed on x86: 4 bytes of flags, then 8 of data.
    private static readonly bool IsPacked = RuntimeInformation.ProcessArchitecture is Architecture.X64 or Architecture.X86;
    private static readonly int Size = IsPacked ? 12 : 16;
    private readonly SafeFileHandle _queue;
    private readonly byte[] _events;

    private LinuxReadiness(SafeFileHandle queue, int most) => (_queue, _events) = (queue, new byte[Size * most]);

    /// <summary>Watches pipes and processes, each of which is known by its place.</summary>
    /// <exception cref="IOException">The system refuses, as when too many files are open.</exception>
    public static LinuxReadiness Of(IReadOnlyList<SafeHandle> watched)
    {
        var ready = new LinuxReadiness(new SafeFileHandle(Create(CloseOnExec), ownsHandle: true), watched.Count);
        for (var place = 0; place < watched.Count; place++)
        {
            var wanted = new byte[Size];
            BitConverter.TryWriteBytes(wanted, Readable | OncePerChange);
            wanted[Size - sizeof(ulong)] = (byte)place;
            if (Control(ready._queue, Add, watched[place], wanted) < 0)
            {
                var error = Refused();
                ready.Dispose();
                throw error;
            }
        }

        return ready;
    }

    /// <summary>Waits.</summary>
    /// <param name="milliseconds">How long; -1 without limit.</param>
    /// <returns>The places of those that became readable, and whether each pipe has no writer any more.</returns>
    public IReadOnlyList<(int Place, bool HasEnded)> Wait(int milliseconds)
    {
        var count = Wait(_queue, _events, _events.Length / Size, milliseconds);
        if (count < 0 && Marshal.GetLastPInvokeError() != LinuxPipe.Interrupted)
        {
            throw Refused();
        }

        return [.. Enumerable.Range(0, Math.Max(0, count)).Select(Event)];
    }

    /// <inheritdoc/>
    public void Dispose() => _queue.Dispose();

    private (int Place, bool HasEnded) Event(int index)
    {
        var bytes = _events.AsSpan(index * Size, Size);
        return (bytes[^sizeof(ulong)], (BitConverter.ToUInt32(bytes) & (Ended | Failed)) != 0);
    }

    private static IOException Refused() => new($"The output of a program cannot be read: {Marshal.GetLastPInvokeErrorMessage()}.");

    [DllImport("libc", EntryPoint = "epoll_create1", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Create(int flags);

    [DllImport("libc", EntryPoint = "epoll_ctl", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Control(SafeFileHandle queue, int change, SafeHandle watched, byte[] wanted);

    [DllImport("libc", EntryPoint = "epoll_wait", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Wait(SafeFileHandle queue, byte[] events, int most, int milliseconds);
}
