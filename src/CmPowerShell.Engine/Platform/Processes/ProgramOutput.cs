using System.Diagnostics;
using System.Runtime.Versioning;
using CmPowerShell.Engine.Events;

namespace CmPowerShell.Engine.Platform.Processes;

/// <summary>
/// Reads both output streams of a program, live and to their ends, and reports their lines one at a time. On Linux one thread reads both, in the order in which the program wrote
/// (<see cref="LinuxOutput"/>); elsewhere a thread reads each, so lines have that order if the program paused between them. Each pipe is closed at its end, so that none stays open
/// until memory is collected.
/// </summary>
internal sealed class ProgramOutput
{
    private const int BufferSize = 32 * 1024;
    private readonly object _gate = new();
    private readonly Task _end;

    private ProgramOutput(Process process, OutputLines output, OutputLines errors) =>
        _end = OperatingSystem.IsLinux() && ReadInOrder(process, output, errors) is { } end
            ? end
            : Task.WhenAll(
                Start(() => Read(process.StandardOutput.BaseStream, output)),
                Start(() => Read(process.StandardError.BaseStream, errors)));

    /// <summary>Prepares this process; before a program is started.</summary>
    public static void GetReady()
    {
        if (OperatingSystem.IsLinux())
        {
            LinuxOutput.GetReady();
        }
    }

    /// <summary>Begins to read.</summary>
    /// <param name="process">The program, which has been started with both streams redirected.</param>
    /// <param name="events">Takes the lines.</param>
    /// <param name="depth">Depth in the tree of dependencies, for events.</param>
    public static ProgramOutput Read(Process process, IEventSink events, int depth = 0) =>
        new(process, new OutputLines(isError: false, events, depth), new OutputLines(isError: true, events, depth));

    /// <summary>Waits until both streams have ended, or the time is over.</summary>
    public void WaitForEnd(TimeSpan limit) => _end.Wait(limit, CancellationToken.None);

    [SupportedOSPlatform("linux")]
    private static Task? ReadInOrder(Process process, OutputLines output, OutputLines errors)
    {
        var pipes = LinuxOutput.TryOpen(process);
        return pipes is null ? null : Start(() => pipes.Read(output, errors));
    }

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
