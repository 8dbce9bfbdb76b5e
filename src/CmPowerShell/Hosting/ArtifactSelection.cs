using CmPowerShell.Engine;
using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Index;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Hosting;

/// <summary>Selects the artifacts that a cmdlet changes. It never selects more than was clearly requested.</summary>
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
        var query = new ArtifactQuery(ObjectName.Parse(Automation), GetName(name), TagQuery.FromTags(Tags.SelectMany(tags => tags.Split(','))));
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

    private ArtifactName GetName(string name)
    {
        var parsed = ArtifactName.Parse(name);
        return Repo is null || parsed.Repository is not null ? parsed : parsed with { Repository = ObjectName.Parse(Repo) };
    }

    private static CmException NothingSelected() => new(new CmError(
        "NothingSelected", ReturnCode.Failed, CmErrorCategory.InvalidArgument, "Neither a name nor tags were specified.")
    { Hint = "Use -Name '*' to select all artifacts of the automation." });

    private static CmException Ambiguous(string name, IReadOnlyList<Artifact> found) => new(new CmError(
        "ArtifactAmbiguous", ReturnCode.Ambiguous, CmErrorCategory.Ambiguous, $"'{name}' is the name of {found.Count} artifacts:{string.Concat(found.Select(artifact => $"\n  {artifact} in {artifact.Path}"))}")
    { Hint = "Add -Repository, specify the uid, or use a wildcard to select all of them.", Target = name });
}
