namespace CmPowerShell.Meta.FileSystem;

/// <summary>A file that another program has opened for itself alone, as virus scanners, indexers and editors do on Windows, most of them for a moment.</summary>
internal static class HeldFile
{
    /// <summary>The advice for the error of such a file.</summary>
    public const string Hint = "Another program has it open: close that program, and try again.";

    private const int Attempts = 10;
    private const int Pause = 10;

    // EAGAIN on Linux and macOS; violations of sharing and of a lock on Windows.
    private static readonly int[] Codes = [11, 35, unchecked((int)0x80070020), unchecked((int)0x80070021)];

    /// <summary>Whether a failure comes from such a file.</summary>
    public static bool IsCauseOf(Exception failure) => failure is IOException && Codes.Contains(failure.HResult);

    /// <summary>Whether the failure of a rename may come from such a file. Windows reports it with several codes; on other systems an open file can be renamed.</summary>
    public static bool MayBeCauseOfRename(Exception failure) => OperatingSystem.IsWindows() && failure is IOException or UnauthorizedAccessException;

    /// <summary>Opens a file, and tries again for half a second while another program holds it.</summary>
    /// <exception cref="IOException">It is held longer, or the failure is another one.</exception>
    public static T Open<T>(Func<T> open)
        where T : class
    {
        T? opened = null;
        Try(() => opened = open(), IsCauseOf);
        return opened!;
    }

    /// <summary>Works on a file or folder, and tries again with growing pauses while another program holds it.</summary>
    /// <param name="work">The work.</param>
    /// <param name="isHeld">Whether a failure is a reason to try again; any other one is thrown.</param>
    /// <param name="attempts">How often the work is tried.</param>
    /// <param name="pause">The first pause, in milliseconds. The second is twice as long, the third three times.</param>
    public static void Try(Action work, Func<Exception, bool> isHeld, int attempts = Attempts, int pause = Pause)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                work();
                return;
            }
            catch (Exception failure) when (attempt < attempts && isHeld(failure))
            {
                Thread.Sleep(pause * attempt);
            }
        }
    }
}
