using System.Runtime.InteropServices;

namespace CmPowerShell.TestSupport;

/// <summary>Wine as the system of this process: a second implementation of the interfaces of Windows, which lacks some of them.</summary>
public static class Wine
{
    private const uint CommitAndReserve = 0x3000;
    private const uint ReadWriteExecute = 0x40;

    // A handler of exceptions for x64: when the first frame of the list lies below the stack pointer of the exception, the list becomes empty; the search goes on.
    private static ReadOnlySpan<byte> ForgetLeftFrames =>
    [
        0x48, 0x8B, 0x41, 0x08, // mov rax, [rcx+8]: the context
        0x48, 0x8B, 0x80, 0x98, 0x00, 0x00, 0x00, // mov rax, [rax+98h]: its stack pointer
        0x65, 0x48, 0x8B, 0x0C, 0x25, 0x00, 0x00, 0x00, 0x00, // mov rcx, gs:[0]: the first frame
        0x48, 0x39, 0xC1, // cmp rcx, rax
        0x73, 0x0D, // jae over the next line
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

        var code = VirtualAlloc(0, (nuint)ForgetLeftFrames.Length, CommitAndReserve, ReadWriteExecute);
        Marshal.Copy(ForgetLeftFrames.ToArray(), 0, code, ForgetLeftFrames.Length);
        AddVectoredExceptionHandler(1, code);
    }

    [DllImport("kernel32.dll"), DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern nint VirtualAlloc(nint address, nuint size, uint kind, uint protection);

    [DllImport("kernel32.dll"), DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern nint AddVectoredExceptionHandler(uint first, nint handler);
}
