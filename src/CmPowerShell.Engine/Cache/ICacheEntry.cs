using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Cache.Records;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Cache;

/// <summary>An entry of a cache store: the result of a script, or a result that a run makes.</summary>
internal interface ICacheEntry
{
    /// <summary>The uid, which names the entry in records and locks.</summary>
    string Uid { get; }

    /// <summary>The tags by which it is found.</summary>
    IReadOnlyList<string> Tags { get; }

    /// <summary>The keys that the scripts of its generation keep for it, such as <c>version</c>.</summary>
    MetaMap Meta { get; }

    /// <summary>Full path of its folder on this machine. A store that keeps entries elsewhere fetches the folder on first access.</summary>
    string Directory { get; }

    /// <summary>The entry for commands that show and manage artifacts.</summary>
    Artifact Artifact { get; }

    /// <summary>Reads its record; null for an entry of the Python tools.</summary>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException">Id <c>CacheRecordBroken</c>.</exception>
    CacheRecord? ReadRecord();

    /// <summary>Reads the result; references to secrets that are known now become these.</summary>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException">Id <c>CacheEntryBroken</c>.</exception>
    CachedState ReadState();

    /// <summary>Records that the entry is used now.</summary>
    /// <returns>Null, or why it could not be recorded; the entry can be used anyway.</returns>
    string? NoteUse();
}
