using CmPowerShell.Engine;
using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Errors;
using CmPowerShell.Engine.Indexing;

namespace CmPowerShell.Hosting;

/// <summary>Which artifacts a cmdlet that changes them means. It never means more than was clearly asked for.</summary>
/// <param name="Automation">The automation as written.</param>
/// <param name="Repo">The repository as written, or null.</param>
/// <param name="Tags">The tags as written.</param>
internal sealed record ArtifactSelection(string Automation, string? Repo, string[] Tags)
{
    /// <summary>The artifacts of a name.</summary>
    /// <exception cref="CmException">
    /// <c>NothingSelected</c>: neither name nor tags; <c>ArtifactNotFound</c>; <c>ArtifactAmbiguous</c>: a name without wildcards fits several; <c>InvalidName</c>.
    /// </exception>
    public IReadOnlyList<Artifact> Find(CmEngine engine, string name)
    {
        var query = new ArtifactQuery(ObjectName.Parse(Automation), NameOf(name), TagQuery.Of(Tags.SelectMany(tags => tags.Split(','))));
        if (query.Name.Object.IsEmpty && query.Tags.IsEmpty)
        {
            throw NothingSelected();
        }

        var found = engine.Index.Find(query);
        return found.Count switch
        {
            0 when query.Name.Object.AsksForOne || !query.Tags.IsEmpty => throw new CmException(new ArtifactSuggestions(engine.Index).NothingFound(query)),
            > 1 when query.Name.Object.AsksForOne => throw Ambiguous(name, found),
            _ => found,
        };
    }

    private ArtifactName NameOf(string name)
    {
        var parsed = ArtifactName.Parse(name);
        return Repo is null || parsed.Repository is not null ? parsed : parsed with { Repository = ObjectName.Parse(Repo) };
    }

    private static CmException NothingSelected() => new(new CmError(
        "NothingSelected", ReturnCode.Failed, CmErrorCategory.InvalidArgument, "Neither a name nor tags say which artifacts are meant.")
    { Hint = "Write -Name '*' to mean all of the automation." });

    private static CmException Ambiguous(string name, IReadOnlyList<Artifact> found) => new(new CmError(
        "ArtifactAmbiguous", ReturnCode.Ambiguous, CmErrorCategory.Ambiguous, $"'{name}' is the name of {found.Count} artifacts:{string.Concat(found.Select(artifact => $"\n  {artifact} in {artifact.Path}"))}")
    { Hint = "Add -Repository, take the uid, or write a wildcard to mean all of them.", Target = name });
}
