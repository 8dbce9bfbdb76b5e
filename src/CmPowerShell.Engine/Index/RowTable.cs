using CmPowerShell.Engine.Naming;

namespace CmPowerShell.Engine.Index;

/// <summary>The artifacts of a view in the order of searching, and what excludes most of them before texts are compared.</summary>
/// <param name="rows">The artifacts.</param>
internal sealed class RowTable(IndexRow[] rows)
{
    // A command searches a few names and ends; a session searches so many that it is worth to read all names once.
    private const int SearchesBeforeNames = 8;

    // One after the other in memory: a search by tags of a large home is as fast as it reads them. What inherits has tags of others, so no bit excludes it.
    private readonly ulong[] _masks = Array.ConvertAll(rows, row => row.Meta.Base.Length > 0 ? ulong.MaxValue : row.Folder.Mask);
    private readonly Lazy<RowNames> _names = new(() => new RowNames(rows));
    private int _searches;

    /// <summary>The artifacts.</summary>
    public IndexRow[] Rows => rows;

    /// <summary>The artifacts that can meet a query. It leaves none out that does.</summary>
    /// <param name="name">The requested name.</param>
    /// <param name="mask">The bits of the requested tags.</param>
    public IEnumerable<IndexRow> Candidates(ObjectName name, ulong mask) =>
        name.AsksForOne && Interlocked.Increment(ref _searches) > SearchesBeforeNames ? _names.Value.Find(name) : WithTags(mask);

    private IEnumerable<IndexRow> WithTags(ulong mask)
    {
        for (var i = 0; i < _masks.Length; i++)
        {
            if ((_masks[i] & mask) == mask)
            {
                yield return rows[i];
            }
        }
    }
}
