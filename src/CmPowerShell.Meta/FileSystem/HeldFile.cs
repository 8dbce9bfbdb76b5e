namespace CmPowerShell.Meta.FileSystem;

/// <summary>A file that another program has opened for itself alone, as virus scanners, indexers and editors do on Windows, most of them for a moment.</summary>
internal static class HeldFile
{
    /// <summary>The advice for the error of such a file.</summary>
    public const string Hint = "Another program has it open: close that program, and try again.";

    private const int Attempts = 10;
    private const int FirstPause = 10;

    // EAGAIN on Linux and macOS; violations of sharing and of a lock on Windows.
    private static readonly int[] Codes = [11, 35, unchecked((int)0x80070020), unchecked((int)0x80070021)];

    /// <summary>Whether a failure comes from such a file.</summary>
    public static bool IsCauseOf(Exception failure) => failure is IOException && Codes.Contains(failure.HResult);

    /// <summary>Opens a file, and tries again for half a second while another program holds it.</summary>
    /// <exception cref="IOException">It is held longer, or the failure is another one.</exception>
    public static FileStream Open(Func<FileStream> open)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return open();
            }
            catch (IOException failure) when (attempt < Attempts && IsCauseOf(failure))
            {
                Thread.Sleep(FirstPause * attempt);
            }
        }
    }
}
