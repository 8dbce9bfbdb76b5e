namespace CmPowerShell.Engine.Naming;

/// <summary>The tags that an artifact must have, and those that it must not have.</summary>
public sealed class TagQuery
{
    private TagQuery(IReadOnlyList<string> required, IReadOnlyList<string> excluded) => (Required, Excluded) = (required, excluded);

    /// <summary>The query without tags, which every artifact meets.</summary>
    public static TagQuery Any { get; } = new([], []);

    /// <summary>The tags that must be there.</summary>
    public IReadOnlyList<string> Required { get; }

    /// <summary>The tags that must not be there.</summary>
    public IReadOnlyList<string> Excluded { get; }

    /// <summary>Whether the query is empty.</summary>
    public bool IsEmpty => Required.Count == 0 && Excluded.Count == 0;

    /// <summary>Reads tags separated by commas; a leading <c>-</c> excludes.</summary>
    public static TagQuery Parse(string? tags) => FromTags((tags ?? "").Split(','));

    /// <summary>Makes a query of single tags; a leading <c>-</c> excludes. Empty ones are ignored.</summary>
    public static TagQuery FromTags(IEnumerable<string> tags)
    {
        var (required, excluded) = (new List<string>(), new List<string>());
        foreach (var tag in tags.Select(tag => tag.Trim()).Where(tag => tag.Length > 0))
        {
            (tag[0] == '-' ? excluded : required).Add(tag[0] == '-' ? tag[1..] : tag);
        }

        return new(required, excluded);
    }

    /// <summary>Whether tags meet the query.</summary>
    public bool Matches(IReadOnlyCollection<string> tags) =>
        Required.All(tags.Contains) && !Excluded.Any(tags.Contains);

    /// <inheritdoc/>
    public override string ToString() => string.Join(',', Required.Concat(Excluded.Select(tag => "-" + tag)));
}
