using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Index;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Repositories.Registry;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Experiments.Storage;

/// <summary>The experiments of a home.</summary>
public sealed class ExperimentStore
{
    private readonly IArtifactIndex _index;
    private readonly ArtifactStore _artifacts;
    private readonly RepositoryRegistry _repositories;

    internal ExperimentStore(IArtifactIndex index, ArtifactStore artifacts, RepositoryRegistry repositories) =>
        (_index, _artifacts, _repositories) = (index, artifacts, repositories);

    /// <summary>Finds experiments.</summary>
    /// <param name="name">Their name; wildcards allowed.</param>
    /// <param name="tags">Their tags.</param>
    /// <exception cref="CmException">Id <c>ExperimentNotFound</c>: a name without wildcards has no experiment.</exception>
    public IReadOnlyList<Artifact> Find(ArtifactName name, IEnumerable<string> tags)
    {
        var found = _index.Find(new ArtifactQuery(WellKnownNames.Experiment, name, TagQuery.FromTags(tags)));
        return found.Count == 0 && name.Object.AsksForOne ? throw NotFound(name) : found;
    }

    /// <summary>Finds the one experiment of a name, or of tags, or makes it.</summary>
    /// <param name="name">Its name with its repository; without one it is searched everywhere, and made in <c>local</c>. Without an alias the tags select it.</param>
    /// <param name="tags">Its tags.</param>
    /// <param name="meta">Further meta of a new experiment.</param>
    /// <exception cref="CmException">Ids <c>ExperimentAmbiguous</c>, <c>RepositoryNotFound</c>, <c>FileNotWritable</c>.</exception>
    internal Artifact Demand(ArtifactName name, IReadOnlyList<string> tags, MetaMap meta)
    {
        var found = name.Object.IsEmpty && tags.Count == 0 ? [] : _index.Find(new ArtifactQuery(WellKnownNames.Experiment, name, name.Object.IsEmpty ? TagQuery.FromTags(tags) : TagQuery.Any));
        return found.Count > 1 ? throw Ambiguous(name, tags, found) : found.Count == 1 ? found[0] : Create(name, tags, meta);
    }

    private Artifact Create(ArtifactName name, IReadOnlyList<string> tags, MetaMap meta)
    {
        var repository = name.Repository is { IsEmpty: false } wanted ? _repositories.Get(wanted) : _repositories.Local;
        var all = meta.Clone();
        all["tags"] = MetaList.OfTexts(tags.Distinct(StringComparer.Ordinal));
        return _artifacts.Create(repository, WellKnownNames.Experiment, name.Object.Alias ?? "", name.Object.Uid ?? "", all);
    }

    private CmException NotFound(ArtifactName name) => new(new CmError(
        "ExperimentNotFound", ReturnCode.NotFound, CmErrorCategory.NotFound, $"There is no experiment '{name}'.")
    {
        Hint = NearestName.Hint(name.Object.Alias, _index.Find(new ArtifactQuery(WellKnownNames.Experiment, ArtifactName.Any, TagQuery.Any)).Select(found => found.Alias).Where(alias => alias.Length > 0))
            ?? "Get-CmExperiment lists all of them.",
        ClassicHint = "The folders in 'experiment' of a repository have the names of its experiments.",
        Target = name.ToString(),
    });

    private static CmException Ambiguous(ArtifactName name, IReadOnlyList<string> tags, IReadOnlyList<Artifact> found) => new(new CmError(
        "ExperimentAmbiguous",
        ReturnCode.Ambiguous,
        CmErrorCategory.Ambiguous,
        $"{found.Count} experiments fit {(name.Object.IsEmpty ? $"the tags {string.Join(',', tags)}" : $"'{name}'")}: {string.Join(", ", found.Take(5).Select(artifact => $"{artifact.Repository.Alias}:{artifact.Name}"))}.")
    { Hint = "Name the one that takes the results, with its repository in front of a colon.", Target = name.ToString() });
}
