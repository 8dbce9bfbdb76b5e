using CmPowerShell.Engine.Naming;

namespace CmPowerShell.Engine.Index;

/// <summary>Finds artifacts by a name without wildcards.</summary>
internal sealed class RowNames
{
    private readonly IndexRow[] _rows;
    private readonly ILookup<string, int> _aliases;
    private readonly ILookup<string, int> _uids;

    public RowNames(IndexRow[] rows)
    {
        _rows = rows;
        var places = Enumerable.Range(0, rows.Length);
        _aliases = places.ToLookup(place => rows[place].Meta.Alias, StringComparer.OrdinalIgnoreCase);
        _uids = places.ToLookup(place => rows[place].Meta.Uid, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The artifacts with the uid or the alias of a name, in the order of searching. Whether each of them matches is for the name to decide.</summary>
    public IEnumerable<IndexRow> Find(ObjectName name)
    {
        var byUid = name.Uid is { Length: > 0 } ? _uids[name.Uid] : [];
        var byAlias = name.Alias is { Length: > 0 } ? _aliases[name.Alias] : [];
        return byUid.Union(byAlias).Order().Select(place => _rows[place]);
    }
}
