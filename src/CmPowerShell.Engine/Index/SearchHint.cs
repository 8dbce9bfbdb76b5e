using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Index;

/// <summary>Suggests the most likely correction of a search without a match.</summary>
/// <param name="searched">All searched artifacts, with any names and tags.</param>
/// <param name="noun">What one of them is, in one word: <c>artifact</c>, <c>script</c>.</param>
public sealed class SearchHint(IReadOnlyList<Artifact> searched, string noun)
{
    /// <summary>The hint; null when nothing is near.</summary>
    /// <param name="name">The requested name.</param>
    /// <param name="tags">The requested tags.</param>
    public string? Find(ArtifactName name, TagQuery tags)
    {
        ArgumentNullException.ThrowIfNull(tags);
        var named = searched.Where(artifact => name.Object.Matches(artifact.Name) && name.Repository?.Matches(artifact.Repository.Name) != false).ToList();
        var nearest = named.Count > 0 ? [] : NearestAliases(name.Object);
        return nearest.Count > 0 ? $"Did you mean {Quoted(nearest)}?" : UnknownTagHint(tags) ?? SpareTagHint(named, tags);
    }

    /// <summary>The aliases nearest to the one of a name.</summary>
    public IReadOnlyList<string> NearestAliases(ObjectName name) => string.IsNullOrEmpty(name.Alias)
        ? []
        : NearestName.Find(name.Alias, searched.Select(artifact => artifact.Alias).Where(candidate => candidate.Length > 0));

    /// <summary>The required tags that no artifact has, each with the nearest ones that exist.</summary>
    public IReadOnlyList<UnknownTag> UnknownTags(TagQuery tags)
    {
        ArgumentNullException.ThrowIfNull(tags);
        var known = searched.SelectMany(artifact => artifact.Tags).ToHashSet(StringComparer.Ordinal);
        return tags.Required.Where(tag => !known.Contains(tag)).Select(tag => new UnknownTag(tag, NearestName.Find(tag, known))).ToList();
    }

    private string? UnknownTagHint(TagQuery tags)
    {
        var unknown = UnknownTags(tags);
        return unknown.Count == 0 ? null : string.Join(" ", unknown.Select(tag => tag.Nearest.Count == 0
            ? $"No {noun} has the tag '{tag.Tag}'."
            : $"No {noun} has the tag '{tag.Tag}'; did you mean {Quoted(tag.Nearest)}?"));
    }

    /// <summary>The last tag without which something would have been found.</summary>
    private static string? SpareTagHint(List<Artifact> named, TagQuery tags)
    {
        foreach (var tag in tags.Required.Reverse())
        {
            var rest = TagQuery.FromTags(tags.Required.Where(other => other != tag).Concat(tags.Excluded.Select(other => "-" + other)));
            var found = named.Where(artifact => rest.Matches(artifact.Tags)).Take(3).Select(artifact => artifact.Name.ToString()).ToList();
            if (found.Count > 0)
            {
                return $"Without the tag '{tag}' it would be {Quoted(found)}.";
            }
        }

        return null;
    }

    private static string Quoted(IReadOnlyList<string> names) => string.Join(" or ", names.Select(name => $"'{name}'"));
}

/// <summary>A tag that no artifact has.</summary>
/// <param name="Tag">The requested tag.</param>
/// <param name="Nearest">The tags that exist and are most like it, best first.</param>
public sealed record UnknownTag(string Tag, IReadOnlyList<string> Nearest);
