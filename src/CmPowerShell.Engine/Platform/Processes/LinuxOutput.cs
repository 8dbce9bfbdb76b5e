using System.Diagnostics;
using System.IO.Pipes;
using System.Runtime.Versioning;
using CmPowerShell.Engine.Events;
using Microsoft.Win32.SafeHandles;

namespace CmPowerShell.Engine.Platform.Processes;

/// <summary>
/// Both output pipes of a program on Linux, read by one thread in the order in which the program wrote.
/// </summary>
/// <remarks>
/// A pipe joins short writes, and two pipes with data do not show which was written first. So each pipe is made to hold one write: it takes packets, and has room for one page. A
/// program that writes to a pipe again waits until its previous write has been read, so at most one write of each stream is unread, and epoll reports two pipes in the order in which
/// they became readable. Where the system does not permit this (a container without <c>pidfd_getfd</c>), the order is that of the first unread writes.
/// </remarks>
[SupportedOSPlatform("linux")]
internal sealed class LinuxOutput
{
    // The first use of this class takes longer than a program needs to write its first lines, so it is practised before the first start.
    private static readonly Lazy<bool> IsPermitted = new(Practise);

    private readonly SafePipeHandle[] _pipes;
    private readonly byte[] _buffer = new byte[32 * 1024];

    private LinuxOutput(SafePipeHandle output, SafePipeHandle errors) => _pipes = [output, errors];

    /// <summary>Whether each write of the program is read before the next one to the same stream.</summary>
    public bool KeepsWritesApart { get; private set; }

    /// <summary>Prepares the pipes of a program that has just been started.</summary>
    /// <param name="process">The program.</param>
    /// <param name="mayKeepWritesApart">False only to see what the order is without it.</param>
    /// <returns>The pipes; null when they are not known.</returns>
    public static LinuxOutput? TryOpen(Process process, bool mayKeepWritesApart = true) =>
        process.StandardOutput.BaseStream is PipeStream output && process.StandardError.BaseStream is PipeStream errors
            ? new LinuxOutput(output.SafePipeHandle, errors.SafePipeHandle).Prepare(process.Id, 1, 2, mayKeepWritesApart && IsPermitted.Value)
            : null;

    /// <summary>Prepares this process for the output of programs; before the first one is started.</summary>
    public static void GetReady() => _ = IsPermitted.Value;

    /// <summary>Reads both to their ends and closes them.</summary>
    public void Read(OutputLines output, OutputLines errors)
    {
        OutputLines[] lines = [output, errors];
        using var ready = LinuxReadiness.Of(_pipes);
        for (var open = _pipes.Length; open > 0;)
        {
            var events = ready.Wait(0);
            if (events.Count == 0)
            {
                // A program may have made its pipe larger, and then one read does not empty it.
                KeepsWritesApart = KeepsWritesApart && _pipes.All(pipe => pipe.IsClosed || LinuxPipe.HoldsOnePage(pipe));
                events = ready.Wait(-1);
            }

            foreach (var (place, hasEnded) in events)
            {
                open -= Take(_pipes[place], lines[place], hasEnded) ? 1 : 0;
            }
        }
    }

    private LinuxOutput Prepare(int process, int output, int errors, bool mayKeepWritesApart)
    {
        KeepsWritesApart = mayKeepWritesApart && LinuxPipe.KeepWritesApart(process, output, _pipes[0]) && LinuxPipe.KeepWritesApart(process, errors, _pipes[1]);
        Array.ForEach(_pipes, LinuxPipe.ReadWithoutWaiting);
        return this;
    }

    // Reads two pipes of this process itself.
    private static bool Practise()
    {
        using var output = new AnonymousPipeServerStream(PipeDirection.In);
        using var errors = new AnonymousPipeServerStream(PipeDirection.In);
        var both = new LinuxOutput(output.SafePipeHandle, errors.SafePipeHandle).Prepare(Environment.ProcessId, Descriptor(output), Descriptor(errors), mayKeepWritesApart: true);
        var isPermitted = both.KeepsWritesApart;
        output.DisposeLocalCopyOfClientHandle();
        errors.DisposeLocalCopyOfClientHandle();
        both.Read(new OutputLines(isError: false, NullEventSink.Instance, depth: 0), new OutputLines(isError: true, NullEventSink.Instance, depth: 0));
        return isPermitted;
    }

    private static int Descriptor(AnonymousPipeServerStream pipe) => (int)pipe.ClientSafePipeHandle.DangerousGetHandle();

    /// <summary>Takes one write, or all that there is.</summary>
    /// <returns>Whether the pipe has ended.</returns>
    private bool Take(SafePipeHandle pipe, OutputLines lines, bool hasEnded)
    {
        do
        {
            var count = LinuxPipe.Read(pipe, _buffer);
            if (count == 0)
            {
                lines.End();
                pipe.Dispose();
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
