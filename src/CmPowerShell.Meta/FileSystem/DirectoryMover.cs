namespace CmPowerShell.Meta.FileSystem;

/// <summary>Renames a folder.</summary>
internal static class DirectoryMover
{
    private const int Attempts = 20;

    /// <summary>Renames a folder on the same disk.</summary>
    /// <exception cref="IOException">The new name is taken, or something in the folder is in use.</exception>
    public static void Move(string from, string to)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                Directory.Move(from, to);
                return;
            }
            catch (Exception problem) when (OperatingSystem.IsWindows() && attempt < Attempts && !Directory.Exists(to) && problem is IOException or UnauthorizedAccessException)
            {
                // On Windows a virus scanner or an indexer often holds new files for a moment.
                Thread.Sleep(20 * attempt);
            }
        }
    }
}
