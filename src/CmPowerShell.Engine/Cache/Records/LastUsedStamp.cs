namespace CmPowerShell.Engine.Cache.Records;

/// <summary>The last use of a cache entry: the time of an empty file in it, so that a hit does not write the record.</summary>
public static class LastUsedStamp
{
    /// <summary>The name of the file in the folder of the entry.</summary>
    public const string FileName = "cm-last-used";

    /// <summary>Records that an entry is used now.</summary>
    /// <param name="entry">Full path of the entry's folder.</param>
    /// <returns>Null, or why it could not be recorded, such as in a read-only folder; the entry can be used anyway.</returns>
    public static string? Note(string entry)
    {
        var file = Path.Combine(entry, FileName);
        try
        {
            if (!File.Exists(file))
            {
                File.Create(file).Dispose();
            }

            File.SetLastWriteTimeUtc(file, DateTime.UtcNow);
            return null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return problem.Message;
        }
    }

    /// <summary>The time of the last use of an entry, in UTC; null if it is unknown.</summary>
    /// <param name="entry">Full path of the entry's folder.</param>
    public static DateTime? Read(string entry)
    {
        var file = new FileInfo(Path.Combine(entry, FileName));
        return file.Exists ? file.LastWriteTimeUtc : null;
    }
}
