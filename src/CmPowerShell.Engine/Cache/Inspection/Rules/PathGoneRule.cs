using System.Buffers;
using CmPowerShell.Engine.Cache.Maintenance;
using CmPowerShell.Engine.Events;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Cache.Inspection.Rules;

/// <summary>A variable of an entry is a path that does not exist. Another rule reports paths in removed entries.</summary>
internal sealed class PathGoneRule() : CacheRule("path-gone", FindingSeverity.Warning, "A variable of an entry holds the full path of a file or folder that does not exist.")
{
    // Something that a run still has to put in, and patterns, are no paths.
    private static readonly SearchValues<char> NotInPaths = SearchValues.Create("$\n\r*?\"<>|\0");

    internal override IEnumerable<CacheFinding> Check(CacheEntry entry, CacheSnapshot all) =>
        from pair in entry.State?.NewEnv ?? []
        from path in Paths(pair.Value)
        where path != entry.DependentPath && !Path.Exists(path) && !LeadsIntoGoneEntry(path, all)
        select Found(entry, $"Its variable {pair.Key} names '{path}', which does not exist.", "Restore it, or remove the entry and run its script again.");

    private static IEnumerable<string> Paths(MetaValue value) => value switch
    {
        MetaText text when IsPath(text.Value) => [text.Value],
        MetaList list => list.SelectMany(Paths),
        _ => [],
    };

    // Several paths in one text are not checked, and neither is a single slash, which is not a file path.
    private static bool IsPath(string text) =>
        Path.IsPathFullyQualified(text) && text.Length > 1 && !text.AsSpan().ContainsAny(NotInPaths) && !text.Contains(Path.PathSeparator, StringComparison.Ordinal);

    private static bool LeadsIntoGoneEntry(string path, CacheSnapshot all) =>
        EntryReferences.In(path).Any(reference => reference.IsInCache && all.Find(reference) is null);
}
