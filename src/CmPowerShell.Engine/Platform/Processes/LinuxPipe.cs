using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace CmPowerShell.Engine.Platform.Processes;

/// <summary>What Linux can do with the pipe of a program.</summary>
[SupportedOSPlatform("linux")]
internal static class LinuxPipe
{
    /// <summary>The error of a call that a signal interrupted.</summary>
    public const int Interrupted = 4;

    private const int GetFlags = 3;
    private const int SetFlags = 4;
    private const int SetSize = 1031;
    private const int GetSize = 1032;
    private const int WithoutWaiting = 0x800;
    private const int GetDescriptor = 438; // that of pidfd_getfd

    // O_DIRECT: each write to the pipe is a packet. The number differs between architectures.
    private static readonly int Packets = RuntimeInformation.ProcessArchitecture is Architecture.X64 or Architecture.X86 ? 0x4000 : 0x10000;

    // FIONREAD.
    private static readonly nint CountUnread = RuntimeInformation.ProcessArchitecture == Architecture.Ppc64le ? 0x4004667F : 0x541B;

    /// <summary>Makes reads return immediately.</summary>
    public static void ReadWithoutWaiting(SafePipeHandle pipe) => _ = Control(pipe, SetFlags, Control(pipe, GetFlags, 0) | WithoutWaiting);

    /// <summary>Reads what there is.</summary>
    /// <returns>The number of bytes; 0 at the end, below 0 when there is nothing now.</returns>
    public static int Read(SafePipeHandle pipe, Span<byte> buffer)
    {
        int count;
        do
        {
            count = (int)Read(pipe, ref MemoryMarshal.GetReference(buffer), buffer.Length);
        }
        while (count < 0 && Marshal.GetLastPInvokeError() == Interrupted);
        return count;
    }

    /// <summary>The number of bytes in a pipe; 0 if it is closed.</summary>
    public static int Unread(SafePipeHandle pipe)
    {
        try
        {
            return Control(pipe, CountUnread, out var count) < 0 ? 0 : count;
        }
        catch (ObjectDisposedException)
        {
            return 0;
        }
    }

    /// <summary>Writes all, and waits until the reader has made space for it.</summary>
    /// <exception cref="IOException">The reader has gone.</exception>
    public static void Write(SafePipeHandle pipe, ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var count = (int)Write(pipe, in MemoryMarshal.GetReference(bytes), bytes.Length);
            if (count < 0 && Marshal.GetLastPInvokeError() != Interrupted)
            {
                throw new IOException($"A program cannot be written to: {Marshal.GetLastPInvokeErrorMessage()}.");
            }

            bytes = bytes[Math.Max(0, count)..];
        }
    }

    /// <summary>Makes a pipe hold one write of a program, which waits with the next one until that has been read.</summary>
    /// <param name="program">The program, from <see cref="LinuxProcess.Open"/>.</param>
    /// <param name="stream">The number of its stream.</param>
    /// <param name="pipe">The end of the pipe that is read here.</param>
    /// <returns>Whether the system permits it.</returns>
    public static bool KeepWritesApart(SafeFileHandle program, int stream, SafePipeHandle pipe)
    {
        using var written = program.IsInvalid ? null : new SafeFileHandle((nint)Call(GetDescriptor, program.DangerousGetHandle(), stream, 0), ownsHandle: true);
        // The program may have put a file in the place of the pipe in the meantime, for which this flag has another meaning.
        return written is { IsInvalid: false } && IsSame(written, pipe)
            && Control(written, SetFlags, Control(written, GetFlags, 0) | Packets) >= 0
            && Control(pipe, SetSize, Environment.SystemPageSize) >= 0;
    }

    /// <summary>Whether a pipe has room for one page.</summary>
    public static bool HoldsOnePage(SafePipeHandle pipe) => Control(pipe, GetSize, 0) <= Environment.SystemPageSize;

    private static bool IsSame(SafeHandle one, SafeHandle other) => Name(one) is { } name && name == Name(other);

    private static string? Name(SafeHandle handle) => new FileInfo($"/proc/self/fd/{handle.DangerousGetHandle()}").LinkTarget;

    [DllImport("libc", EntryPoint = "read", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint Read(SafePipeHandle pipe, ref byte buffer, nint size);

    [DllImport("libc", EntryPoint = "write", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint Write(SafePipeHandle pipe, in byte bytes, nint size);

    [DllImport("libc", EntryPoint = "ioctl")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Control(SafePipeHandle pipe, nint request, out int answer);

    [DllImport("libc", EntryPoint = "fcntl")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Control(SafeHandle descriptor, int command, nint argument);

    [DllImport("libc", EntryPoint = "syscall")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint Call(nint number, nint first, nint second, nint third);
}
