using System.Runtime.InteropServices;

namespace CmPowerShell.TestSupport;

/// <summary>Wine as the system of this process: a second implementation of the interfaces of Windows, which lacks some of them.</summary>
public static class HostWine
{
    private const uint CommitAndReserve = 0x3000;
    private const uint ReadWriteExecute = 0x40;

    // A handler of exceptions for x64. It empties the list of frames unless the exception only informs, as the text for a debugger does; then the search for a handler goes on.
    private static ReadOnlySpan<byte> ForgetFrames =>
    [
        0x48, 0x8B, 0x01, // mov rax, [rcx]: the record of the exception
        0x8B, 0x00, // mov eax, [rax]: its code
        0xC1, 0xE8, 0x1C, // shr eax, 28
        0x83, 0xF8, 0x04, // cmp eax, 4: it informs
        0x74, 0x0D, // je over the next line
        0x65, 0x48, 0xC7, 0x04, 0x25, 0x00, 0x00, 0x00, 0x00, 0xFF, 0xFF, 0xFF, 0xFF, // mov qword gs:[0], -1: no frame
        0x31, 0xC0, // xor eax, eax: the search goes on
        0xC3, // ret
    ];

    /// <summary>Whether the process runs under Wine. Only its ntdll tells a version of Wine.</summary>
    public static bool IsPresent { get; } =
        OperatingSystem.IsWindows() && NativeLibrary.TryLoad("ntdll.dll", out var library) && NativeLibrary.TryGetExport(library, "wine_get_version", out _);

    /// <summary>Lets the tests of this process fail and be skipped under Wine. Does nothing elsewhere.</summary>
    /// <remarks>
    /// Wine 8 lists frames of its own in the thread. When an exception of .NET passes through native code, as from a test to its runner, the catch leaves such frames without taking them from the
    /// list. Wine then calls them at the next exception, when something else is at their place on the stack, and the process dies or hangs.
    /// </remarks>
    public static void KeepExceptionsUsable()
    {
        if (!IsPresent)
        {
            return;
        }

        var code = VirtualAlloc(0, (nuint)ForgetFrames.Length, CommitAndReserve, ReadWriteExecute);
        Marshal.Copy(ForgetFrames.ToArray(), 0, code, ForgetFrames.Length);
        AddVectoredExceptionHandler(1, code);
    }

    [DllImport("kernel32.dll"), DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern nint VirtualAlloc(nint address, nuint size, uint kind, uint protection);

    [DllImport("kernel32.dll"), DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern nint AddVectoredExceptionHandler(uint first, nint handler);
}
