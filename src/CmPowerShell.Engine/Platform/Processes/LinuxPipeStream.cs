using System.Diagnostics;
using System.IO.Pipes;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace CmPowerShell.Engine.Platform.Processes;

/// <summary>
/// A pipe to or from a program on Linux, by direct calls of the system. The stream of .NET treats a pipe as a socket, and the first socket of a process starts a thread.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed class LinuxPipeStream : Stream
{
    // A forked child may hold the pipe open, so the end of the pipe is not waited for after the end of the program.
    private const int ExitGrace = 500; // milliseconds
    private const short Readable = 0x1;
    private readonly byte[] _buffer = new byte[4096];
    private readonly PipeStream _stream; // It closes the pipe when memory is collected, so it is kept.
    private readonly SafePipeHandle _pipe;
    private readonly SafeFileHandle? _program;
    private int _start;
    private int _end;

    private LinuxPipeStream(PipeStream stream, SafeFileHandle? program) => (_stream, _pipe, _program) = (stream, stream.SafePipeHandle, program);

    /// <summary>Whether reading ends soon after the end of the program, also if a descendant of the program holds the pipe open.</summary>
    public bool KnowsExit => _program is not null;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Makes the stream for one of .NET.</summary>
    /// <param name="stream">The stream, which belongs to the result.</param>
    /// <param name="program">The program whose end also ends the reading; null for none.</param>
    /// <returns>The stream; null where it is no pipe.</returns>
    public static LinuxPipeStream? TryMake(Stream stream, Process? program = null)
    {
        if (stream is not PipeStream pipe)
        {
            return null;
        }

        var handle = program is null ? null : LinuxProcess.Open(program.Id);
        return new LinuxPipeStream(pipe, handle is { IsInvalid: false } ? handle : null);
    }

    /// <summary>The number of bytes that were written and not yet read; 0 after the end.</summary>
    public int Unread => (_end - _start) + LinuxPipe.Unread(_pipe);

    /// <summary>Waits until there are bytes, or the pipe has ended.</summary>
    public void AwaitBytes() => Await([_pipe], Timeout.Infinite);

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        if (buffer.Length >= _buffer.Length && _start == _end)
        {
            return ReadPipe(buffer);
        }

        if (_start == _end)
        {
            (_start, _end) = (0, ReadPipe(_buffer));
        }

        var count = Math.Min(buffer.Length, _end - _start);
        _buffer.AsSpan(_start, count).CopyTo(buffer);
        _start += count;
        return count;
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer) => LinuxPipe.Write(_pipe, buffer);

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _stream.Dispose();
            _program?.Dispose();
        }

        base.Dispose(disposing);
    }

    private int ReadPipe(Span<byte> buffer)
    {
        if (_program is not null && !Await([_pipe, _program], Timeout.Infinite) && !Await([_pipe], ExitGrace))
        {
            return 0;
        }

        return LinuxPipe.Read(_pipe, buffer) is >= 0 and var count ? count : throw new IOException($"The output of a program cannot be read: {Marshal.GetLastPInvokeErrorMessage()}.");
    }

    /// <summary>Waits for any of some files.</summary>
    /// <returns>Whether the first can be read, or has ended.</returns>
    private static bool Await(SafeHandle[] files, int milliseconds)
    {
        var held = new bool[files.Length];
        try
        {
            var wanted = new Wanted[files.Length];
            for (var place = 0; place < files.Length; place++)
            {
                files[place].DangerousAddRef(ref held[place]);
                wanted[place] = new Wanted { File = (int)files[place].DangerousGetHandle(), Events = Readable };
            }

            while (Poll(wanted, wanted.Length, milliseconds) < 0)
            {
                if (Marshal.GetLastPInvokeError() != LinuxPipe.Interrupted)
                {
                    return true;
                }
            }

            return wanted[0].Found != 0;
        }
        finally
        {
            for (var place = 0; place < files.Length; place++)
            {
                if (held[place])
                {
                    files[place].DangerousRelease();
                }
            }
        }
    }

    [DllImport("libc", EntryPoint = "poll", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Poll([In, Out] Wanted[] wanted, nint count, int milliseconds);

    [StructLayout(LayoutKind.Sequential)]
    private struct Wanted
    {
        public int File;
        public short Events;
        public short Found;
    }
}
