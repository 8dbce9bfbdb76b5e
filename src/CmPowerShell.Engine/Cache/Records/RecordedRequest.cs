using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Cache.Records;

/// <summary>The request of a script for a dependency that has names, by which <c>ad</c> and <c>adr</c> change it.</summary>
/// <param name="Names">Its names.</param>
/// <param name="Tags">The requested tags, with those that were added.</param>
/// <param name="Versions">The version constraints, by the names that inputs have.</param>
public sealed record RecordedRequest(IReadOnlyList<string> Names, IReadOnlyList<string> Tags, IReadOnlyDictionary<string, string> Versions)
{
    private static readonly string[] Constraints = ["version", "version_min", "version_max", "version_max_usable"];

    /// <summary>The request of an entry of <c>deps</c>, or of a change of one.</summary>
    /// <param name="names">The names of the dependency.</param>
    /// <param name="entry">The entry or the change.</param>
    public static RecordedRequest Create(IReadOnlyList<string> names, MetaMap entry) => new(
        names,
        entry.Texts("tags"),
        Constraints.Where(key => entry.Text(key).Length > 0).ToDictionary(key => key, key => entry.Text(key), StringComparer.Ordinal));

    /// <summary>Explains why this request does not satisfy another one; null if it does: it has all tags that are requested now, and the same versions.</summary>
    /// <param name="now">The current request.</param>
    public string? Difference(RecordedRequest now)
    {
        ArgumentNullException.ThrowIfNull(now);
        var tag = now.Tags.FirstOrDefault(tag => !Tags.Contains(tag));
        var version = now.Versions.FirstOrDefault(pair => Versions.GetValueOrDefault(pair.Key) != pair.Value);
        return tag is not null ? $"the dependency '{Name}' is now requested with the tag '{tag}'"
            : version.Key is not null ? $"the dependency '{Name}' is now requested with {version.Key} {version.Value}"
            : null;
    }

    private string Name => Names.Count > 0 ? Names[0] : string.Join(',', Tags);

    /// <summary>The ask as a record holds it.</summary>
    public MetaMap ToMeta() => new(Versions.Select(pair => KeyValuePair.Create(pair.Key, (MetaValue)pair.Value)))
    {
        ["names"] = MetaList.OfTexts(Names),
        ["tags"] = MetaList.OfTexts(Tags),
    };

    /// <summary>The ask that a record holds.</summary>
    public static RecordedRequest Create(MetaMap map)
    {
        ArgumentNullException.ThrowIfNull(map);
        return Create(map.Texts("names"), map);
    }
}
