using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Index;

/// <summary>Explains an empty search of the index, and suggests corrections.</summary>
public sealed class ArtifactSuggestions(IArtifactIndex index)
{
    /// <summary>The error for a search that found nothing.</summary>
    /// <param name="query">The search.</param>
    /// <param name="noun">The kind of searched item, in one word: <c>artifact</c>, <c>script</c>.</param>
    /// <param name="id">The id of the error.</param>
    public CmError NothingFound(ArtifactQuery query, string noun = "artifact", string id = "ArtifactNotFound")
    {
        ArgumentNullException.ThrowIfNull(query);
        return BrokenOne(query)
            ?? new CmError(id, ReturnCode.NotFound, CmErrorCategory.NotFound, $"No {noun} fits {QueryText.Format(query)}.") { Hint = Hint(query, noun) };
    }

    private string? Hint(ArtifactQuery query, string noun)
    {
        var searched = index.Find(ArtifactQuery.Everything with { Automation = query.Automation });
        if (!query.Automation.IsEmpty && searched.Count == 0)
        {
            return NearestName.Hint(query.Automation.Alias ?? "", Everything().Select(artifact => artifact.Automation.Alias))
                ?? $"No repository has artifacts of the automation '{query.Automation}'.";
        }

        if (query.Name.Repository is { IsEmpty: false } repository && !Everything().Any(artifact => repository.Matches(artifact.Repository.Name)))
        {
            return NearestName.Hint(repository.Alias ?? "", Everything().Select(artifact => artifact.Repository.Alias)) ?? $"The repository '{repository}' is not registered or is empty.";
        }

        return new SearchHint(searched, noun).Find(query.Name, query.Tags);
    }

    /// <summary>A search for an artifact with broken meta reports that problem.</summary>
    private CmError? BrokenOne(ArtifactQuery query)
    {
        var name = query.Name.Object;
        return string.IsNullOrEmpty(name.Alias) || name.HasWildcard
            ? null
            : index.Problems.FirstOrDefault(problem => problem.Category != CmErrorCategory.Ambiguous
                && problem.Target is string folder && string.Equals(Path.GetFileName(folder), name.Alias, StringComparison.OrdinalIgnoreCase));
    }

    private IReadOnlyList<Artifact> Everything() => index.Find(ArtifactQuery.Everything);
}
