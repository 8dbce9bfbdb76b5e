using System.ComponentModel;
using System.Globalization;

namespace CmPowerShell.Engine.Platform;

/// <summary>Explains why a program could not be started, from the error number of the operating system.</summary>
internal static class StartFailure
{
    private const int NoSuchFile = 2;
    private const int NoSuchPathOfWindows = 3;
    private const int NoSuchFolderOfUnix = 20;
    private const int NotExecutableOfUnix = 8;
    private const int NotExecutableOfWindows = 193;
    private const int RefusedByUnix = 13;
    private const int RefusedByWindows = 5;

    /// <summary>The reason, as a part of a sentence that begins with the program.</summary>
    /// <param name="program">The program as it was searched, by name or path.</param>
    /// <param name="exception">The exception of the start.</param>
    public static string Describe(string program, Win32Exception exception) => $"'{program}' {Reason(program, exception.NativeErrorCode)}";

    private static string Reason(string program, int number) => number switch
    {
        NoSuchFile or NoSuchPathOfWindows or NoSuchFolderOfUnix => IsPath(program) ? "does not exist" : "is in no folder of PATH",
        RefusedByUnix or RefusedByWindows => "may not be executed",
        NotExecutableOfUnix or NotExecutableOfWindows => "is no program of this system",
        _ => string.Create(CultureInfo.InvariantCulture, $"could not be started (system error {number})"),
    };

    private static bool IsPath(string program) => program.AsSpan().IndexOfAny(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar) >= 0;
}
