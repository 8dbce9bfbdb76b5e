using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Index;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Engine.Repositories.Registry;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Engine.Validation.Checking;

/// <summary>The scope of one call.</summary>
/// <param name="Validator">The validator.</param>
/// <param name="Artifacts">The artifacts.</param>
/// <param name="Repositories">The repositories whose meta is checked.</param>
/// <param name="Unreadable">What cannot be read in these repositories.</param>
public sealed record ValidationScope(
    ArtifactValidator Validator, IReadOnlyList<Artifact> Artifacts, IReadOnlyList<Repository> Repositories, IReadOnlyList<CmError> Unreadable)
{
    // Rules report these themselves, with more details.
    private static readonly string[] ReportedByRules = ["DuplicateUid", "BaseNotFound", "BaseAmbiguous", "InheritanceTooDeep"];

    /// <summary>The artifacts of a search; with whole repositories if only the repository was specified.</summary>
    /// <param name="validator">The validator.</param>
    /// <param name="index">Where they are searched.</param>
    /// <param name="registered">The registered repositories.</param>
    /// <param name="query">The search.</param>
    /// <exception cref="CmException"><c>ArtifactNotFound</c>, for a request of one name.</exception>
    public static ValidationScope Create(ArtifactValidator validator, IArtifactIndex index, RepositoryRegistry registered, ArtifactQuery query)
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentNullException.ThrowIfNull(registered);
        ArgumentNullException.ThrowIfNull(query);
        var found = index.Find(query);
        var name = query.Name.Object;
        if (found.Count == 0 && name.AsksForOne)
        {
            throw new CmException(new ArtifactSuggestions(index).NothingFound(query));
        }

        var isWide = name.IsEmpty && query.Tags.IsEmpty && query.Automation.IsEmpty;
        var repositories = isWide ? registered.Find(query.Name.Repository ?? ObjectName.Any) : [];
        return new(validator, found, repositories, Broken(index, repositories));
    }

    /// <summary>A registered repository with all that is in it.</summary>
    public static ValidationScope Create(ArtifactValidator validator, IArtifactIndex index, Repository repository)
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentNullException.ThrowIfNull(repository);
        var artifacts = index.Find(ArtifactQuery.Everything).Where(artifact => artifact.Repository.ArtifactsPath == repository.ArtifactsPath).ToList();
        return new(validator, artifacts, [repository], Broken(index, [repository]));
    }

    /// <summary>A folder that is a repository, registered or not.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="registered">The registered repositories.</param>
    /// <exception cref="CmException">It does not exist, or its meta is broken.</exception>
    public static ValidationScope Create(string folder, IRepositoryCatalog registered)
    {
        var opened = UninstalledRepository.Open(folder, registered);
        return new(new ArtifactValidator(opened.Index), opened.Artifacts, [opened.Repository], Broken(opened.Index, [opened.Repository]));
    }

    private static List<CmError> Broken(IArtifactIndex index, IReadOnlyList<Repository> repositories) => index.Problems
        .Where(problem => !ReportedByRules.Contains(problem.Id) && problem.Target is string path && repositories.Any(repository => DirectoryPath.IsWithin(path, repository.ArtifactsPath)))
        .ToList();
}
