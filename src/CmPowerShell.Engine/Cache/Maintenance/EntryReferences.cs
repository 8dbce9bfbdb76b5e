using System.Text.RegularExpressions;
using CmPowerShell.Engine.Cache.Records;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Cache.Maintenance;

/// <summary>
/// The other cache entries that a result refers to. Its record names those it was made with. The files of the Python tools name none, but the values of a result do:
/// a path that leads into the folder of an entry, which is called by its uid, or ends with the beginning of its uid.
/// </summary>
internal static partial class EntryReferences
{
    /// <summary>Finds the references in all texts of a result, in the path that its meta depends on, and in its record.</summary>
    public static IEnumerable<EntryReference> Find(CachedState? state, string dependentPath, CacheRecord? record) =>
        (state is null ? [] : Texts(state.NewEnv).Concat(Texts(state.NewState))).Append(dependentPath).SelectMany(In)
            .Concat(record?.Dependencies.Where(needed => needed.Entry.Length > 0).Select(needed => new EntryReference(needed.Entry, IsInCache: true)) ?? []);

    /// <summary>The references in one text.</summary>
    public static IEnumerable<EntryReference> In(string text) =>
        text.Length < UidLength ? [] : Folder().Matches(text).Concat(NamedFolder().Matches(text)).Select(match => new EntryReference(match.Groups["name"].Value, match.Groups["cache"].Success));

    private const int UidLength = 16;

    private static IEnumerable<string> Texts(MetaValue value) => value switch
    {
        MetaText text => [text.Value],
        MetaList list => list.SelectMany(Texts),
        MetaMap map => map.Values.SelectMany(Texts),
        _ => [],
    };

    [GeneratedRegex(@"(?<cache>[\\/]local[\\/](?:cache|installed))?[\\/](?<name>[0-9a-f]{16})(?![0-9A-Za-z])")]
    private static partial Regex Folder();

    [GeneratedRegex(@"(?<cache>[\\/]local)?[\\/]cache[\\/](?<name>[^\\/:;,""'\s]+_[0-9a-f]{8})(?![0-9A-Za-z_])")]
    private static partial Regex NamedFolder();
}

/// <summary>A part of a path that may name an entry.</summary>
/// <param name="Name">The name of the folder of the entry: its uid of 16 hex digits, or a name that ends with the first 8 of them.</param>
/// <param name="IsInCache">Whether it follows the folder of cache entries, and so certainly is a reference. An entry may also be on another disk.</param>
internal readonly record struct EntryReference(string Name, bool IsInCache);
