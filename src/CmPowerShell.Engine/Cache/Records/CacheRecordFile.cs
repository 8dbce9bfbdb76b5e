using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Cache.Records;

/// <summary>Reads and writes the record of an entry.</summary>
public static class CacheRecordFile
{
    internal const string BrokenId = "CacheRecordBroken";

    // A session that reuses results reads the records of the same entries often.
    private static readonly FileMemory<CacheRecord> Known = new(most: 1000);

    /// <summary>The record of an entry; null when it has none.</summary>
    /// <param name="entry">Full path of the entry's folder.</param>
    /// <exception cref="CmException">Id <c>CacheRecordBroken</c>: the file cannot be read, or was written by a later program.</exception>
    public static CacheRecord? Read(string entry)
    {
        var file = Path.Combine(entry, CacheRecord.FileName);
        try
        {
            var stamp = FileStamp.OfFile(file);
            return stamp.Exists ? Known.Get(file, stamp, static file => CacheRecord.FromMeta(Usable(JsonMeta.Parse(RegularFile.ReadAllText(file), file), file))) : null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or OverflowException)
        {
            throw Broken(file, problem.Message, problem);
        }
        catch (CmException problem) when (problem.Error.Id != BrokenId)
        {
            throw Broken(file, problem.Error.Message, problem);
        }
    }

    /// <summary>The record of an entry; null when it has none that can be used.</summary>
    /// <param name="entry">Full path of the entry's folder.</param>
    public static CacheRecord? TryRead(string entry)
    {
        try
        {
            return Read(entry);
        }
        catch (CmException)
        {
            return null;
        }
    }

    /// <summary>Writes the record of an entry in one step.</summary>
    /// <param name="entry">Full path of the entry's folder.</param>
    /// <param name="record">The record.</param>
    /// <exception cref="CmException"><c>FileNotWritable</c>.</exception>
    public static void Write(string entry, CacheRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        JsonMeta.Save(Path.Combine(entry, CacheRecord.FileName), record.ToMeta(), sortKeys: false);
    }

    private static MetaMap Usable(MetaValue value, string file) => value is MetaMap map && map.Find("format") is MetaInteger format
        ? format.Value <= CacheRecord.CurrentFormat ? map : throw Broken(file, $"its format {format} is that of a later version of this program", null)
        : throw Broken(file, "it holds no record", null);

    private static CmException Broken(string file, string why, Exception? inner) => new(
        new CmError(BrokenId, ReturnCode.Failed, CmErrorCategory.InvalidData, $"The record '{file}' of a cache entry cannot be used: {why}")
        {
            Hint = "Remove the entry and run its script again. With the cache policy 'Tags' it is used without a record.",
            Location = new SourceLocation(file),
            Target = file,
        },
        inner);
}
