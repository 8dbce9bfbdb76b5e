using System.Diagnostics;
using System.IO.Pipes;
using System.Runtime.Versioning;
using CmPowerShell.Engine.Events;
using Microsoft.Win32.SafeHandles;

namespace CmPowerShell.Engine.Platform.Processes;

/// <summary>
/// Both output pipes of a program on Linux, read by one thread in the order in which the program wrote. That can be the thread that waits for the program.
/// </summary>
/// <remarks>
/// A pipe joins short writes, and two pipes with data do not show which was written first. So each pipe is made to hold one write: it takes packets, and has room for one page. A
/// program that writes to a pipe again waits until its previous write has been read, so at most one write of each stream is unread, and epoll reports two pipes in the order in which
/// they became readable. Where the system does not permit this (a container without <c>pidfd_getfd</c>), the order is that of the first unread writes.
/// </remarks>
[SupportedOSPlatform("linux")]
internal sealed class LinuxOutput : IDisposable
{
    private const int ProgramPlace = 2;

    // The first use of this class takes longer than a program needs to write its first lines, so it is practised before the first start.
    private static readonly Lazy<bool> IsPermitted = new(Practise);

    private readonly SafeFileHandle _program;
    private readonly PipeStream[] _streams; // They close the pipes when memory is collected, so they are kept.
    private readonly SafePipeHandle[] _pipes;
    private readonly OutputLines[] _lines;
    private readonly LinuxReadiness _ready;
    private readonly byte[] _buffer = new byte[32 * 1024];
    private int _open = 2;
    private bool _hasExited;

    private LinuxOutput(SafeFileHandle program, PipeStream[] streams, OutputLines[] lines)
    {
        (_program, _streams, _lines) = (program, streams, lines);
        _pipes = [.. streams.Select(stream => stream.SafePipeHandle)];
        _ready = program.IsInvalid ? LinuxReadiness.Of(_pipes) : LinuxReadiness.Of([.. _pipes, program]);
    }

    /// <summary>Whether each write of the program is read before the next one to the same stream.</summary>
    public bool KeepsWritesApart { get; private set; }

    /// <summary>Whether <see cref="ReadToExit"/> can be called: the system reports the end of the program.</summary>
    public bool KnowsExit => !_program.IsInvalid;

    /// <summary>Prepares the pipes of a program that has just been started.</summary>
    /// <param name="process">The program.</param>
    /// <param name="output">Takes its standard output.</param>
    /// <param name="errors">Takes its standard error.</param>
    /// <param name="mayKeepWritesApart">False only to see what the order is without it.</param>
    /// <returns>The pipes; null when they are not known.</returns>
    /// <exception cref="IOException">The system refuses, as when too many files are open.</exception>
    public static LinuxOutput? TryOpen(Process process, OutputLines output, OutputLines errors, bool mayKeepWritesApart = true) =>
        process.StandardOutput.BaseStream is PipeStream first && process.StandardError.BaseStream is PipeStream second
            ? new LinuxOutput(LinuxProcess.Open(process.Id), [first, second], [output, errors]).Prepare(1, 2, mayKeepWritesApart && IsPermitted.Value)
            : null;

    /// <summary>Prepares this process for the output of programs; before the first one is started.</summary>
    public static void GetReady() => _ = IsPermitted.Value;

    /// <summary>Reads until the program has ended. What it has written last may still be unread, and its descendants may write more.</summary>
    /// <param name="limit">The maximum time.</param>
    /// <returns>Whether it has ended.</returns>
    public bool ReadToExit(TimeSpan limit) => Read(limit, () => _hasExited);

    /// <summary>Reads both pipes to their ends and closes them.</summary>
    /// <param name="limit">The maximum time.</param>
    /// <returns>Whether both have ended.</returns>
    public bool ReadToEnd(TimeSpan limit)
    {
        var hasEnded = Read(limit, () => _open == 0);
        if (hasEnded)
        {
            Dispose();
        }

        return hasEnded;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _ready.Dispose();
        _program.Dispose();
    }

    private bool Read(TimeSpan limit, Func<bool> isDone)
    {
        var start = Environment.TickCount64;
        while (!isDone())
        {
            var events = _ready.Wait(0);
            if (events.Count == 0)
            {
                // A program may have made its pipe larger, and then one read does not empty it.
                KeepsWritesApart = KeepsWritesApart && _pipes.All(pipe => pipe.IsClosed || LinuxPipe.HoldsOnePage(pipe));
                events = _ready.Wait(Remaining(limit, start));
            }

            foreach (var (place, hasEnded) in events)
            {
                Take(place, hasEnded);
            }

            if (Remaining(limit, start) == 0)
            {
                return isDone();
            }
        }

        return true;
    }

    private static int Remaining(TimeSpan limit, long start) =>
        limit == Timeout.InfiniteTimeSpan ? -1 : (int)Math.Max(0, (long)limit.TotalMilliseconds - (Environment.TickCount64 - start));

    private LinuxOutput Prepare(int output, int errors, bool mayKeepWritesApart)
    {
        KeepsWritesApart = mayKeepWritesApart && LinuxPipe.KeepWritesApart(_program, output, _pipes[0]) && LinuxPipe.KeepWritesApart(_program, errors, _pipes[1]);
        Array.ForEach(_pipes, LinuxPipe.ReadWithoutWaiting);
        return this;
    }

    // Reads two pipes of this process itself.
    private static bool Practise()
    {
        using var output = new AnonymousPipeServerStream(PipeDirection.In);
        using var errors = new AnonymousPipeServerStream(PipeDirection.In);
        OutputLines[] lines = [new(isError: false, NullEventSink.Instance, depth: 0), new(isError: true, NullEventSink.Instance, depth: 0)];
        var both = new LinuxOutput(LinuxProcess.Open(Environment.ProcessId), [output, errors], lines)
            .Prepare(Descriptor(output), Descriptor(errors), mayKeepWritesApart: true);
        var isPermitted = both.KeepsWritesApart;
        output.DisposeLocalCopyOfClientHandle();
        errors.DisposeLocalCopyOfClientHandle();
        both.ReadToEnd(Timeout.InfiniteTimeSpan);
        return isPermitted;
    }

    private static int Descriptor(AnonymousPipeServerStream pipe) => (int)pipe.ClientSafePipeHandle.DangerousGetHandle();

    private void Take(int place, bool hasEnded)
    {
        if (place == ProgramPlace)
        {
            _hasExited = true;
        }
        else if (TakeWrites(_pipes[place], _lines[place], hasEnded))
        {
            _streams[place].Dispose();
            _open--;
        }
    }

    /// <summary>Takes one write, or all that there is.</summary>
    /// <returns>Whether the pipe has ended.</returns>
    private bool TakeWrites(SafePipeHandle pipe, OutputLines lines, bool hasEnded)
    {
        do
        {
            var count = LinuxPipe.Read(pipe, _buffer);
            if (count == 0)
            {
                lines.End();
                return true;
            }

            if (count < 0)
            {
                return false;
            }

            lines.Take(_buffer.AsSpan(0, count));
        }
        while (hasEnded || !KeepsWritesApart);
        return false;
    }
}
