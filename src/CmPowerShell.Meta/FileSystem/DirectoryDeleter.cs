namespace CmPowerShell.Meta.FileSystem;

/// <summary>Removes a folder with its content, including read-only files, such as the objects of git. Links are removed, not followed.</summary>
internal static class DirectoryDeleter
{
    private const int Attempts = 5;

    /// <summary>Removes a folder if it exists.</summary>
    /// <exception cref="IOException">Something could not be removed.</exception>
    /// <exception cref="UnauthorizedAccessException">Something could not be removed.</exception>
    public static void Remove(string folder)
    {
        for (var attempt = 1; Directory.Exists(folder); attempt++)
        {
            try
            {
                Directory.Delete(folder, recursive: true);
            }
            catch (DirectoryNotFoundException)
            {
                return;
            }
            catch (Exception problem) when (attempt < Attempts && problem is IOException or UnauthorizedAccessException)
            {
                MakeWritable(folder);
                Thread.Sleep(10 * attempt);
            }
        }
    }

    /// <summary>Removes a folder if that is possible now; returns whether it was removed.</summary>
    public static bool TryRemove(string folder)
    {
        try
        {
            Remove(folder);
            return true;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    // Read-only files on Windows and read-only folders on Unix are the usual reason: git and the caches of other tools make them.
    private static void MakeWritable(string folder)
    {
        var own = new EnumerationOptions { AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = true };
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder, File.GetUnixFileMode(folder) | UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        foreach (var file in Directory.EnumerateFiles(folder, "*", own))
        {
            File.SetAttributes(file, File.GetAttributes(file) & ~FileAttributes.ReadOnly);
        }

        foreach (var inner in Directory.EnumerateDirectories(folder, "*", own))
        {
            MakeWritable(inner);
        }
    }
}
