using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Text;
using System.Text.Unicode;

namespace CmPowerShell.Engine.Platform.Processes;

/// <summary>
/// Decodes text that a program printed or redirected to a file. That is UTF-8; on Windows cmd and older programs write in the code page of consoles, such as 437 or 850,
/// which is used where the bytes are no UTF-8.
/// </summary>
internal static class ConsoleText
{
    private const uint CodePageOfConsoles = 1;

    /// <summary>Decodes bytes. Broken ones become the replacement character.</summary>
    /// <param name="bytes">A whole line or more.</param>
    public static string Decode(ReadOnlySpan<byte> bytes) =>
        OperatingSystem.IsWindows() && !Utf8.IsValid(bytes) ? OfCodePage(bytes) : Encoding.UTF8.GetString(bytes);

    [SupportedOSPlatform("windows")]
    private static string OfCodePage(ReadOnlySpan<byte> bytes)
    {
        var text = new char[bytes.Length];
        var length = MultiByteToWideChar(CodePageOfConsoles, 0, ref MemoryMarshal.GetReference(bytes), bytes.Length, ref text[0], text.Length);
        return length > 0 ? new string(text, 0, length) : Encoding.UTF8.GetString(bytes);
    }

    [DllImport("kernel32.dll", CharSet = CharSet.Unicode, ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int MultiByteToWideChar(uint codePage, uint flags, ref byte bytes, int count, ref char text, int length);
}
