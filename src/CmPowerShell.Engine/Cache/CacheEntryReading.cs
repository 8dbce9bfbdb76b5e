using CmPowerShell.Engine.Cache.Records;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Cache;

/// <summary>Reads entries whose record may be broken.</summary>
internal static class CacheEntryReading
{
    /// <summary>The record of an entry; null when it has none that can be used.</summary>
    public static CacheRecord? TryReadRecord(this ICacheEntry entry)
    {
        try
        {
            return entry.ReadRecord();
        }
        catch (CmException)
        {
            return null;
        }
    }
}
