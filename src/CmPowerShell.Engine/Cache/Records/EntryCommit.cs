namespace CmPowerShell.Engine.Cache.Records;

/// <summary>Closes the folder of an entry before it becomes visible: lists its files and writes its record.</summary>
public static class EntryCommit
{
    /// <summary>Writes list and record.</summary>
    /// <param name="entry">Full path of the entry's folder, in which all other files are.</param>
    /// <param name="record">The record; size and number of files are added.</param>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException"><c>FileNotWritable</c>.</exception>
    public static void Write(string entry, CacheRecord record)
    {
        var files = EntryFiles.Take(entry);
        EntryFiles.Write(entry, files);
        CacheRecordFile.Write(entry, record with { Size = files.Sum(file => file.Size), Files = files.Count });
    }
}
