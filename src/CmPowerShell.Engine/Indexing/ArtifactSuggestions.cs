using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Errors;

namespace CmPowerShell.Engine.Indexing;

/// <summary>Explains why a search found nothing, and what was most likely meant.</summary>
public sealed class ArtifactSuggestions(IArtifactIndex index)
{
    /// <summary>The aliases nearest to the one of a query among the artifacts of its automation.</summary>
    public IReadOnlyList<string> NearestAliases(ArtifactQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var alias = query.Name.Object.Alias ?? "";
        return alias.Length == 0 ? [] : NearestName.Of(alias, Candidates(query).Select(artifact => artifact.Alias).Where(candidate => candidate.Length > 0));
    }

    /// <summary>The required tags of a query that no artifact of its automation has, each with the nearest ones that exist.</summary>
    public IReadOnlyList<UnknownTag> UnknownTags(ArtifactQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var known = Candidates(query).SelectMany(artifact => artifact.Tags).ToHashSet(StringComparer.Ordinal);
        return query.Tags.Required.Where(tag => !known.Contains(tag)).Select(tag => new UnknownTag(tag, NearestName.Of(tag, known))).ToList();
    }

    /// <summary>The error for a search that found nothing.</summary>
    /// <param name="query">The search.</param>
    /// <param name="noun">What was searched, in one word: <c>artifact</c>, <c>script</c>.</param>
    /// <param name="id">The id of the error.</param>
    public CmError NothingFound(ArtifactQuery query, string noun = "artifact", string id = "ArtifactNotFound")
    {
        ArgumentNullException.ThrowIfNull(query);
        return BrokenOne(query)
            ?? new CmError(id, ReturnCode.NotFound, CmErrorCategory.NotFound, $"No {noun} fits {QueryText.Of(query)}.") { Hint = Hint(query, noun), Target = query };
    }

    private string? Hint(ArtifactQuery query, string noun)
    {
        if (!query.Automation.IsEmpty && Candidates(query).Count == 0)
        {
            return NearestName.Hint(query.Automation.Alias ?? "", Everything().Select(artifact => artifact.Automation.Alias))
                ?? $"No repository holds anything of the automation '{query.Automation}'.";
        }

        if (query.Name.Repository is { IsEmpty: false } repository && !Everything().Any(artifact => repository.Matches(artifact.Repository.Name)))
        {
            return NearestName.Hint(repository.Alias ?? "", Everything().Select(artifact => artifact.Repository.Alias)) ?? $"The repository '{repository}' is not registered or is empty.";
        }

        var nearest = NearestAliases(query);
        return nearest.Count > 0 && index.Find(query with { Tags = TagQuery.Any }).Count == 0
            ? $"Did you mean {Quoted(nearest)}?"
            : TagHint(query, noun);
    }

    private string? TagHint(ArtifactQuery query, string noun)
    {
        var unknown = UnknownTags(query);
        if (unknown.Count > 0)
        {
            return string.Join(" ", unknown.Select(tag => tag.Nearest.Count == 0
                ? $"No {noun} has the tag '{tag.Tag}'."
                : $"No {noun} has the tag '{tag.Tag}'; did you mean {Quoted(tag.Nearest)}?"));
        }

        foreach (var tag in query.Tags.Required.Reverse())
        {
            var rest = query.Tags.Required.Where(other => other != tag).Concat(query.Tags.Excluded.Select(other => "-" + other));
            var found = index.Find(query with { Tags = TagQuery.Of(rest) });
            if (found.Count > 0)
            {
                return $"Without the tag '{tag}' it would be {Quoted(found.Take(3).Select(artifact => artifact.Name.ToString()).ToList())}.";
            }
        }

        return null;
    }

    /// <summary>Whoever asks by name for an artifact whose meta is broken wants to know that.</summary>
    private CmError? BrokenOne(ArtifactQuery query)
    {
        var name = query.Name.Object;
        return string.IsNullOrEmpty(name.Alias) || name.HasWildcard
            ? null
            : index.Problems.FirstOrDefault(problem => problem.Category != CmErrorCategory.Ambiguous
                && problem.Target is string folder && string.Equals(Path.GetFileName(folder), name.Alias, StringComparison.OrdinalIgnoreCase));
    }

    private IReadOnlyList<Artifact> Candidates(ArtifactQuery query) => index.Find(new(query.Automation, ArtifactName.Any, TagQuery.Any));

    private IReadOnlyList<Artifact> Everything() => index.Find(ArtifactQuery.Everything);

    private static string Quoted(IReadOnlyList<string> names) => string.Join(" or ", names.Select(name => $"'{name}'"));
}

/// <summary>A tag that no artifact has.</summary>
/// <param name="Tag">The tag that was asked for.</param>
/// <param name="Nearest">The tags that exist and are most like it, best first.</param>
public sealed record UnknownTag(string Tag, IReadOnlyList<string> Nearest);
