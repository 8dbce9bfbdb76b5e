namespace CmPowerShell.Meta.Values;

/// <summary>Options for merging two maps; the names are those of <c>merge_dicts</c> in cmind.</summary>
public sealed record MetaMergeOptions
{
    /// <summary>Append to a list that is there, instead of replacing it.</summary>
    public bool AppendLists { get; init; }

    /// <summary>Append only items that are not in the list yet. Applies to lists of the top level alone, as in cmind: inner maps are merged without it.</summary>
    public bool AppendUnique { get; init; }

    /// <summary>Keys of the top level to skip.</summary>
    public IReadOnlyCollection<string> IgnoreKeys { get; init; } = [];

    /// <summary>
    /// Do nothing where both maps are equal, at every depth, as later versions of cmind do. The version of May 2022 merges
    /// them anyway, which with <see cref="AppendLists"/> doubles their lists.
    /// </summary>
    public bool LeaveEqualMaps { get; init; } = true;
}
