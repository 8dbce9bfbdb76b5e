using CmPowerShell.Engine.Cache;

namespace CmPowerShell.Engine.Execution.Scripts.Reuse.Content;

/// <summary>Whether an entry can be reused.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Fits">Whether it can.</param>
/// <param name="Reason">The reason: an addition to "the entry has the tags", or the difference.</param>
internal sealed record EntryMatch(ICacheEntry Entry, bool Fits, string Reason)
{
    private const int MostShown = 3;

    /// <summary>Whether it was made with exactly the request, so that no other one is better.</summary>
    public bool IsExact { get; init; }

    /// <summary>The uids of the entries from which it was made, at any depth, as far as its record contains them.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];

    /// <summary>An entry that can be reused.</summary>
    public static EntryMatch Yes(ICacheEntry entry, string reason) => new(entry, true, reason);

    /// <summary>An entry that cannot.</summary>
    public static EntryMatch No(ICacheEntry entry, string reason) => new(entry, false, reason);

    /// <summary>Why none of some entries can be reused, in one line.</summary>
    public static string WhyNone(IReadOnlyList<EntryMatch> entries)
    {
        var reasons = entries.Take(MostShown).Select(fit => $"the entry {fit.Entry.Uid} does not fit: {fit.Reason}").ToList();
        return string.Join("; ", reasons) + (entries.Count > MostShown ? $"; and {entries.Count - MostShown} more" : "");
    }
}
