using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace CmPowerShell.Engine.Platform.Processes;

/// <summary>A job object of Windows: it holds a program and all that it starts, also what has left its parent, and ends them in one step.</summary>
[SupportedOSPlatform("windows")]
internal sealed class WindowsJob : IDisposable
{
    // What a program sees that is ended with its job: the one that Windows itself gives after Ctrl+C.
    private const uint ExitCode = 0xC000013A;
    private readonly SafeFileHandle _handle;

    private WindowsJob(SafeFileHandle handle) => _handle = handle;

    /// <summary>Puts a program that has just been started into a job of its own.</summary>
    /// <returns>The job; null where the system refuses it, as inside of a job that allows no other.</returns>
    public static WindowsJob? TryCreate(Process process)
    {
        var handle = CreateJobObject(IntPtr.Zero, null);
        if (!handle.IsInvalid && AssignProcessToJobObject(handle, process.SafeHandle))
        {
            return new WindowsJob(handle);
        }

        handle.Dispose();
        return null;
    }

    /// <summary>Ends all that is in the job.</summary>
    /// <returns>Whether it could be done.</returns>
    public bool End() => TerminateJobObject(_handle, ExitCode);

    /// <summary>Lets go of the job. What is in it goes on.</summary>
    public void Dispose() => _handle.Dispose();

    [DllImport("kernel32.dll", CharSet = CharSet.Unicode, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern SafeFileHandle CreateJobObject(IntPtr attributes, string? name);

    [DllImport("kernel32.dll", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool AssignProcessToJobObject(SafeFileHandle job, SafeProcessHandle process);

    [DllImport("kernel32.dll", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool TerminateJobObject(SafeFileHandle job, uint exitCode);
}
