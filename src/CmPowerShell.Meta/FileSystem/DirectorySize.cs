namespace CmPowerShell.Meta.FileSystem;

/// <summary>Counts the content of a folder.</summary>
public static class DirectorySize
{
    // A link is not followed: its target does not belong to this folder, and may contain it.
    private static readonly EnumerationOptions Own = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = true };

    /// <summary>The bytes of the files of a folder, which may itself be a link; 0 when it does not exist.</summary>
    public static long Measure(string path)
    {
        try
        {
            return new DirectoryInfo(path).EnumerateFiles("*", Own).Sum(GetSize);
        }
        catch (DirectoryNotFoundException)
        {
            return 0;
        }
    }

    private static long GetSize(FileInfo file)
    {
        try
        {
            return file.Length;
        }
        catch (FileNotFoundException)
        {
            // It was removed a moment ago.
            return 0;
        }
    }
}
