using System.Globalization;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Cache.Records;

/// <summary>A file of a cache entry as it was when the entry was finished.</summary>
/// <param name="Path">Its path below the folder of the entry, with <c>/</c> between the names.</param>
/// <param name="Size">Bytes; 0 for a link.</param>
/// <param name="Changed">Time of its last change, in UTC.</param>
/// <param name="Digest">SHA-256 of its content for a small file, <c>-> TARGET</c> for a symbolic link, empty for a large file.</param>
public sealed record EntryFile(string Path, long Size, DateTime Changed, string Digest)
{
    /// <summary>The file as a list holds it.</summary>
    public MetaList ToMeta() => [Size, Changed.ToString("O", CultureInfo.InvariantCulture), Digest];

    /// <summary>The file that a list holds.</summary>
    public static EntryFile Create(string path, MetaList list)
    {
        ArgumentNullException.ThrowIfNull(list);
        var changed = list.Count > 1 && DateTime.TryParse(list[1].ToString(), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time) ? time.ToUniversalTime() : default;
        return new(path, list.Count > 0 && list[0] is MetaInteger size ? (long)size.Value : 0, changed, list.Count > 2 ? list[2].ToString() : "");
    }
}
