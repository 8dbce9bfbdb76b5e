using System.ComponentModel;
using System.Diagnostics;

namespace CmPowerShell.Engine.Platform.Processes;

/// <summary>A program that was started here, with all its child processes. They end with this process, unless the tree was disposed before.</summary>
internal sealed class ProcessTree : IDisposable
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);
    private readonly ProcessMark _mark;
    private readonly WindowsJob? _job;

    private ProcessTree(Process process, ProcessMark mark)
    {
        (Process, _mark) = (process, mark);
        _job = OperatingSystem.IsWindows() ? WindowsJob.TryCreate(process) : null;
        ProcessWatchdog.Begin(mark);
    }

    /// <summary>The program.</summary>
    public Process Process { get; }

    /// <summary>Starts a program.</summary>
    /// <exception cref="Win32Exception">It is not there or cannot be executed.</exception>
    public static ProcessTree Start(ProcessStartInfo info)
    {
        info.FileName = ProgramPath.ToStart(info.FileName);
        var mark = ProcessMark.New();
        mark.AddTo(info.Environment);
        var process = new Process { StartInfo = info };
        try
        {
            process.Start();
            return new ProcessTree(process, mark);
        }
        catch
        {
            process.Dispose();
            throw;
        }
    }

    /// <summary>Waits until the program ends. Its child processes may continue.</summary>
    /// <remarks>A thread waits, because the thread pool of .NET, which an asynchronous wait needs, takes about a millisecond of processor time for each end of a program.</remarks>
    /// <exception cref="OperationCanceledException">The wait was cancelled; by then all have ended.</exception>
    public void WaitForExit(CancellationToken cancellation) => WaitForExit(Process.WaitForExit, cancellation);

    /// <summary>Does something else until the program ends.</summary>
    /// <param name="wait">Waits for its end, for a maximum time, and returns whether it has ended.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="OperationCanceledException">The wait was cancelled; by then all have ended.</exception>
    public void WaitForExit(Func<TimeSpan, bool> wait, CancellationToken cancellation)
    {
        Task? end = null;
        using (cancellation.Register(() => end = EndOnThread()))
        {
            // After an end that did not succeed the program may still run.
            while (!wait(BetweenLooks) && end is not { IsCompleted: true })
            {
            }
        }

        if (cancellation.IsCancellationRequested)
        {
            (end ?? EndOnThread()).GetAwaiter().GetResult();
            throw new OperationCanceledException(cancellation);
        }
    }

    /// <summary>
    /// Ends the program and all that it started. On Linux they are asked first and have 0.7 seconds to tidy up; what left its parent is ended too.
    /// On Windows a job object holds them. On macOS those are ended that still descend from the program.
    /// </summary>
    public void End()
    {
        if (OperatingSystem.IsLinux())
        {
            new LinuxTreeEnd(Process, _mark).Run();
        }
        else if (!OperatingSystem.IsWindows() || _job?.End() != true)
        {
            Kill();
        }
    }

    /// <summary>Lets what still runs continue after this process.</summary>
    public void EndWatch() => ProcessWatchdog.End(_mark);

    /// <summary>Releases the processes; running ones continue.</summary>
    public void Dispose()
    {
        EndWatch();
        Process.Dispose();
        if (OperatingSystem.IsWindows())
        {
            _job?.Dispose();
        }
    }

    private Task EndOnThread() => Task.Factory.StartNew(End, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private void Kill()
    {
        try
        {
            Process.Kill(entireProcessTree: true);
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It ended by itself in the same moment.
            Debug.WriteLine(exception.Message);
        }
    }
}
