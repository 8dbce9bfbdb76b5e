using System.Diagnostics;
using System.Runtime.Versioning;
using CmPowerShell.Engine.Events;

namespace CmPowerShell.Engine.Platform.Processes;

/// <summary>
/// Reads both output streams of a program, live and to their ends, and reports their lines one at a time. On Linux one thread reads both, in the order in which the program wrote
/// (<see cref="LinuxOutput"/>): the one that waits for the program, which saves the start of another. Elsewhere a thread reads each, so lines have that order if the program paused
/// between them. Each pipe is closed at its end, so that none stays open until memory is collected.
/// </summary>
internal sealed class ProgramOutput
{
    private const int BufferSize = 32 * 1024;
    private readonly object _gate = new();
    private readonly Process _process;
    private readonly LinuxOutput? _unread;
    private Task _end = Task.CompletedTask;

    private ProgramOutput(Process process, OutputLines output, OutputLines errors, bool mayRead)
    {
        _process = process;
        if (!OperatingSystem.IsLinux() || LinuxOutput.TryOpen(process, output, errors) is not { } pipes)
        {
            _end = Task.WhenAll(
                Start(() => Read(process.StandardOutput.BaseStream, output)),
                Start(() => Read(process.StandardError.BaseStream, errors)));
        }
        else if (mayRead && pipes.KnowsExit)
        {
            _unread = pipes;
        }
        else
        {
            Continue(pipes);
        }
    }

    /// <summary>Prepares this process; before a program is started.</summary>
    public static void GetReady()
    {
        if (OperatingSystem.IsLinux())
        {
            LinuxOutput.GetReady();
        }
    }

    /// <summary>Begins to read on other threads.</summary>
    /// <param name="process">The program, which has been started with both streams redirected.</param>
    /// <param name="events">Takes the lines.</param>
    public static ProgramOutput Read(Process process, IEventSink events) => Open(process, events, 0, mayRead: false);

    /// <summary>Opens the output of a program for the thread that then calls <see cref="WaitForExit"/> and <see cref="WaitForEnd"/>; until then a program that writes may wait.</summary>
    /// <param name="process">The program, which has been started with both streams redirected.</param>
    /// <param name="events">Takes the lines, on that thread where the system permits it.</param>
    /// <param name="depth">Depth in the tree of dependencies, for events.</param>
    public static ProgramOutput Open(Process process, IEventSink events, int depth) => Open(process, events, depth, mayRead: true);

    /// <summary>Waits until the program has ended, or the time is over.</summary>
    /// <returns>Whether it has ended.</returns>
    public bool WaitForExit(TimeSpan limit) =>
        !OperatingSystem.IsLinux() || _unread is null ? _process.WaitForExit(limit) : _unread.ReadToExit(limit) && _process.WaitForExit(limit);

    /// <summary>Waits until both streams have ended, or the time is over. Then descendants of the program may still write, and another thread reads it.</summary>
    public void WaitForEnd(TimeSpan limit)
    {
        if (!OperatingSystem.IsLinux() || _unread is null)
        {
            _end.Wait(limit, CancellationToken.None);
        }
        else if (!_unread.ReadToEnd(limit))
        {
            Continue(_unread);
        }
    }

    private static ProgramOutput Open(Process process, IEventSink events, int depth, bool mayRead) =>
        new(process, new OutputLines(isError: false, events, depth), new OutputLines(isError: true, events, depth), mayRead);

    [SupportedOSPlatform("linux")]
    private void Continue(LinuxOutput pipes) => _end = Start(() => pipes.ReadToEnd(Timeout.InfiniteTimeSpan));

    private static Task Start(Action read) => Task.Factory.StartNew(read, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private void Read(Stream stream, OutputLines lines)
    {
        using var end = stream;
        var buffer = new byte[BufferSize];
        for (var count = stream.Read(buffer); count > 0; count = stream.Read(buffer))
        {
            lock (_gate)
            {
                lines.Take(buffer.AsSpan(0, count));
            }
        }

        lock (_gate)
        {
            lines.End();
        }
    }
}
