using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace CmPowerShell.Meta.FileSystem;

/// <summary>Makes junctions, which need no privilege. .NET only reads them.</summary>
[SupportedOSPlatform("windows")]
internal static class WindowsJunction
{
    private const uint Write = 0x40000000; // GENERIC_WRITE
    private const uint OpenExisting = 3;
    private const uint OpenLinkOfDirectory = 0x02200000; // FILE_FLAG_BACKUP_SEMANTICS, FILE_FLAG_OPEN_REPARSE_POINT
    private const uint SetReparsePoint = 0x000900A4; // FSCTL_SET_REPARSE_POINT

    /// <summary>Makes a junction.</summary>
    /// <param name="link">Full path of the junction, which must be free.</param>
    /// <param name="target">Full path of the directory, on a drive.</param>
    /// <exception cref="IOException">The file system has no junctions, or refuses this one.</exception>
    public static void Create(string link, string target)
    {
        Directory.CreateDirectory(link);
        try
        {
            Set(link, MountPoint.To(target));
        }
        catch
        {
            Directory.Delete(link);
            throw;
        }
    }

    private static void Set(string folder, byte[] mountPoint)
    {
        using var handle = CreateFile(folder, Write, FileShare.ReadWrite | FileShare.Delete, IntPtr.Zero, OpenExisting, OpenLinkOfDirectory, IntPtr.Zero);
        if (handle.IsInvalid || !DeviceIoControl(handle, SetReparsePoint, mountPoint, mountPoint.Length, IntPtr.Zero, 0, out _, IntPtr.Zero))
        {
            throw new IOException($"The junction '{folder}' cannot be made: {new Win32Exception(Marshal.GetLastPInvokeError()).Message}");
        }
    }

    [DllImport("kernel32.dll", CharSet = CharSet.Unicode, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern SafeFileHandle CreateFile(string name, uint access, FileShare share, IntPtr security, uint disposition, uint flags, IntPtr template);

    [DllImport("kernel32.dll", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool DeviceIoControl(SafeFileHandle device, uint code, byte[] input, int inputLength, IntPtr output, int outputLength, out int returned, IntPtr overlapped);
}
