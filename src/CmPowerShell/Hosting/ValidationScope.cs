using CmPowerShell.Engine;
using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Errors;
using CmPowerShell.Engine.Indexing;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Engine.Validation;

namespace CmPowerShell.Hosting;

/// <summary>What one call of Test-CmArtifact looks at.</summary>
/// <param name="Validator">Looks at it.</param>
/// <param name="Artifacts">The artifacts.</param>
/// <param name="Repositories">The repositories whose own meta is looked at.</param>
/// <param name="Unreadable">What cannot be read in these repositories.</param>
internal sealed record ValidationScope(
    ArtifactValidator Validator, IReadOnlyList<Artifact> Artifacts, IReadOnlyList<Repository> Repositories, IReadOnlyList<CmError> Unreadable)
{
    // Rules tell these themselves, with more.
    private static readonly string[] ToldByRules = ["DuplicateUid", "BaseNotFound", "BaseAmbiguous", "InheritanceTooDeep"];

    /// <summary>The artifacts of a search; with whole repositories where nothing but the repository was asked for.</summary>
    /// <exception cref="CmException"><c>ArtifactNotFound</c>, when one name was asked for.</exception>
    public static ValidationScope Of(CmEngine engine, ArtifactValidator validator, ArtifactQuery query)
    {
        var found = engine.Index.Find(query);
        if (found.Count == 0 && query.Name.Object.AsksForOne)
        {
            throw new CmException(new ArtifactSuggestions(engine.Index).NothingFound(query));
        }

        var isWide = query.Name.Object.IsEmpty && query.Tags.IsEmpty && query.Automation.IsEmpty;
        var repositories = isWide ? engine.Repositories.Find(query.Name.Repository ?? ObjectName.Any) : [];
        return new(validator, found, repositories, Broken(engine.Index, repositories));
    }

    /// <summary>A registered repository with all that is in it.</summary>
    public static ValidationScope Of(CmEngine engine, ArtifactValidator validator, Repository repository)
    {
        var artifacts = engine.Index.Find(ArtifactQuery.Everything).Where(artifact => artifact.Repository.ArtifactsPath == repository.ArtifactsPath).ToList();
        return new(validator, artifacts, [repository], Broken(engine.Index, [repository]));
    }

    /// <summary>A folder that is a repository, registered or not.</summary>
    /// <exception cref="CmException">It does not exist, or its meta is broken.</exception>
    public static ValidationScope Of(CmEngine engine, string folder)
    {
        var opened = UninstalledRepository.Open(folder, engine.Repositories);
        return new(new ArtifactValidator(opened.Index), opened.Artifacts, [opened.Repository], Broken(opened.Index, [opened.Repository]));
    }

    private static List<CmError> Broken(ArtifactIndex index, IReadOnlyList<Repository> repositories) => index.Problems
        .Where(problem => !ToldByRules.Contains(problem.Id) && problem.Target is string path && repositories.Any(repository => IsIn(path, repository.ArtifactsPath)))
        .ToList();

    private static bool IsIn(string path, string folder) => path.StartsWith(Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
