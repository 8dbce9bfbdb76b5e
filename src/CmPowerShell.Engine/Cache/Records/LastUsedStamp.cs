namespace CmPowerShell.Engine.Cache.Records;

/// <summary>When a cache entry was used last: the time of an empty file in it, so that a hit writes no record anew.</summary>
public static class LastUsedStamp
{
    /// <summary>The name of the file in the folder of the entry.</summary>
    public const string FileName = "cm-last-used";

    /// <summary>Notes that an entry is used now.</summary>
    /// <param name="entry">Full path of the entry's folder.</param>
    /// <returns>Null, or why it could not be noted, such as in a folder that is read-only; the entry can be used all the same.</returns>
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

    /// <summary>When an entry was used last, in UTC; null when that is not known.</summary>
    /// <param name="entry">Full path of the entry's folder.</param>
    public static DateTime? Read(string entry)
    {
        var file = new FileInfo(Path.Combine(entry, FileName));
        return file.Exists ? file.LastWriteTimeUtc : null;
    }
}
