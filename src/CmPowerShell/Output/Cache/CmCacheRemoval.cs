using CmPowerShell.Engine.Cache.Pruning;

namespace CmPowerShell;

/// <summary>A cache entry that Optimize-CmCache removed, or would remove.</summary>
public sealed class CmCacheRemoval
{
    // Read before the files are removed, which contain this.
    internal CmCacheRemoval(PlannedRemoval planned)
    {
        var entry = planned.Entry;
        (Uid, Path, Reason) = (entry.Uid, entry.Artifact.Path, planned.Reason);
        Script = entry.ScriptName.Alias.Length > 0 ? entry.ScriptName.Alias : entry.ScriptName.Uid;
        (Size, Made, LastUsed) = (entry.Size, entry.Made.ToLocalTime(), entry.LastUsed.ToLocalTime());
    }

    /// <summary>The uid of the entry.</summary>
    public string Uid { get; }

    /// <summary>The script that made it: its alias, or its uid when it is no longer there; may be empty.</summary>
    public string Script { get; }

    /// <summary>The reason of the removal, in a few words.</summary>
    public string Reason { get; }

    /// <summary>The bytes of its files.</summary>
    public long Size { get; }

    /// <summary>The bytes that were freed: the size, or 0 where it was not removed.</summary>
    public long FreedBytes => IsRemoved ? Size : 0;

    /// <summary>The time when it was made, in local time.</summary>
    public DateTime Made { get; }

    /// <summary>The time of the last use, in local time.</summary>
    public DateTime LastUsed { get; }

    /// <summary>Full path of its folder.</summary>
    public string Path { get; }

    /// <summary>Whether it was removed. It is false with -WhatIf, and without confirmation.</summary>
    public bool IsRemoved { get; internal set; }

    /// <summary>The uid and the reason.</summary>
    public override string ToString() => $"{Uid}: {Reason}";
}
