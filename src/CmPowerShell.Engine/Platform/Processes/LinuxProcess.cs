using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace CmPowerShell.Engine.Platform.Processes;

/// <summary>A process as <c>/proc</c> shows it. Number and start time together are never used again while the system runs.</summary>
/// <param name="Id">Its number.</param>
/// <param name="StartTime">When it began, in ticks since the system started.</param>
internal readonly record struct LinuxProcess(int Id, ulong StartTime)
{
    private const int OpenProcess = 434; // the number of pidfd_open on every architecture

    /// <summary>Opens a process as a file that becomes readable when the process ends; invalid where the system does not permit it (before Linux 5.3, some containers), or after its end.</summary>
    /// <param name="id">Its number.</param>
    public static SafeFileHandle Open(int id) => new((nint)Call(OpenProcess, id, 0), ownsHandle: true);

    /// <summary>All processes that have not ended, each with the number of its parent.</summary>
    public static IEnumerable<(LinuxProcess Process, int Parent)> All()
    {
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder.AsSpan()), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && Read(id) is { } found)
            {
                yield return found;
            }
        }
    }

    /// <summary>The environment with which it was started; empty if it cannot be read or the process has ended.</summary>
    public byte[] Environment()
    {
        var file = $"/proc/{Id}/environ";
        return Try(() => File.ReadAllBytes(file)) ?? [];
    }

    private static (LinuxProcess Process, int Parent)? Read(int id) =>
        Try(() => File.ReadAllText($"/proc/{id}/stat")) is { } text && text.LastIndexOf(')') is > 0 and var end ? Parse(id, text[(end + 1)..]) : null;

    // What follows the name: state, parent, …; the start is the 22nd field of all. Z and X have ended and wait to be taken away.
    private static (LinuxProcess Process, int Parent)? Parse(int id, string text)
    {
        var fields = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return fields.Length > 19 && fields[0] is not ("Z" or "X")
            ? (new LinuxProcess(id, ulong.Parse(fields[19], CultureInfo.InvariantCulture)), int.Parse(fields[1], CultureInfo.InvariantCulture))
            : null;
    }

    private static T? Try<T>(Func<T> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    [DllImport("libc", EntryPoint = "syscall")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint Call(nint number, nint process, nint flags);
}
