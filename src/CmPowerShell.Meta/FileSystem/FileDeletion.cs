namespace CmPowerShell.Meta.FileSystem;

/// <summary>The files next to locks are records for others: one that cannot be removed now is overwritten or removed later.</summary>
internal static class FileDeletion
{
    /// <summary>Removes a file, where it can be.</summary>
    public static void TryDelete(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // Another process reads it.
        }
    }
}
