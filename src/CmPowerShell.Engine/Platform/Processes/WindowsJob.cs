using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace CmPowerShell.Engine.Platform.Processes;

/// <summary>
/// A job object of Windows: it holds a program and all that it starts, also what has left its parent, and ends them in one step. Windows ends them too when this process ends.
/// </summary>
[SupportedOSPlatform("windows")]
internal sealed class WindowsJob : IDisposable
{
    // The exit code of a program that is ended with its job: the one that Windows itself uses after Ctrl+C.
    private const uint ExitCode = 0xC000013A;
    private readonly SafeFileHandle _handle;

    private WindowsJob(SafeFileHandle handle) => _handle = handle;

    /// <summary>Puts a program that has just been started into a separate job.</summary>
    /// <returns>The job; null where the system refuses it, as inside of a job that allows no other.</returns>
    public static WindowsJob? TryCreate(Process process)
    {
        var handle = CreateJobObject(IntPtr.Zero, null);
        if (!handle.IsInvalid && AssignProcessToJobObject(handle, process.SafeHandle))
        {
            SetLimits(handle, LimitFlags.KillOnJobClose);
            return new WindowsJob(handle);
        }

        handle.Dispose();
        return null;
    }

    /// <summary>Ends all that is in the job.</summary>
    /// <returns>Whether it could be done.</returns>
    public bool End() => TerminateJobObject(_handle, ExitCode);

    /// <summary>Releases the job. Its processes continue.</summary>
    public void Dispose()
    {
        SetLimits(_handle, LimitFlags.None);
        _handle.Dispose();
    }

    // Where Windows refuses the limits, as in a job that allows none, the job only loses the end with this process.
    private static void SetLimits(SafeFileHandle job, LimitFlags flags)
    {
        var limits = new ExtendedLimits { Basic = new BasicLimits { Flags = flags } };
        _ = SetInformationJobObject(job, ExtendedLimits.Class, ref limits, Marshal.SizeOf<ExtendedLimits>());
    }

    [DllImport("kernel32.dll", CharSet = CharSet.Unicode, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern SafeFileHandle CreateJobObject(IntPtr attributes, string? name);

    [DllImport("kernel32.dll", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool SetInformationJobObject(SafeFileHandle job, int informationClass, ref ExtendedLimits limits, int size);

    [DllImport("kernel32.dll", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool AssignProcessToJobObject(SafeFileHandle job, SafeProcessHandle process);

    [DllImport("kernel32.dll", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool TerminateJobObject(SafeFileHandle job, uint exitCode);

    private enum LimitFlags : uint
    {
        None = 0,
        KillOnJobClose = 0x2000,
    }

    // JOBOBJECT_BASIC_LIMIT_INFORMATION.
    [StructLayout(LayoutKind.Sequential)]
    private struct BasicLimits
    {
        public long PerProcessUserTime;
        public long PerJobUserTime;
        public LimitFlags Flags;
        public nuint MinimumWorkingSet;
        public nuint MaximumWorkingSet;
        public uint ActiveProcesses;
        public nuint Affinity;
        public uint PriorityClass;
        public uint SchedulingClass;
    }

    // JOBOBJECT_EXTENDED_LIMIT_INFORMATION: the basic limits, IO_COUNTERS, and four sizes of memory.
    [StructLayout(LayoutKind.Sequential)]
    private struct ExtendedLimits
    {
        public const int Class = 9;
        public BasicLimits Basic;
        public ulong Reads;
        public ulong Writes;
        public ulong Others;
        public ulong ReadBytes;
        public ulong WrittenBytes;
        public ulong OtherBytes;
        public nuint ProcessMemory;
        public nuint JobMemory;
        public nuint PeakProcessMemory;
        public nuint PeakJobMemory;
    }
}
