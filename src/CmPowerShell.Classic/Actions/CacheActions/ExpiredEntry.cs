using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Actions.CacheActions;

/// <summary>The time of an entry of mlcflow after which it is not reused.</summary>
internal static class ExpiredEntry
{
    /// <summary>Whether the time is over.</summary>
    internal static bool IsOne(Artifact entry, DateTimeOffset now) => entry.Meta.Find("cache_expiration") switch
    {
        MetaInteger time => time.Value <= now.ToUnixTimeSeconds(),
        MetaReal time => time.Value <= now.ToUnixTimeMilliseconds() / 1000.0,
        _ => false,
    };
}
