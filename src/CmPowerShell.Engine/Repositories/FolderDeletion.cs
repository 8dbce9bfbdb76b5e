namespace CmPowerShell.Engine.Repositories;

/// <summary>Removes a folder with everything in it, also the objects of git, which are read-only. Links are removed, not followed.</summary>
internal static class FolderDeletion
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

    /// <summary>Removes a folder if that is possible now; says whether it is gone.</summary>
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

    private static void MakeWritable(string folder)
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = true };
        foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos("*", options))
        {
            if ((entry.Attributes & FileAttributes.ReadOnly) != 0)
            {
                entry.Attributes &= ~FileAttributes.ReadOnly;
            }
        }
    }
}
