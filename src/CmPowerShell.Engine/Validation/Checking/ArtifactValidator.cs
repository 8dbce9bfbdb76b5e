using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Index;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Validation.Checking;

/// <summary>Holds the meta of artifacts and repositories against all rules.</summary>
public sealed class ArtifactValidator
{
    private readonly KnownArtifacts _home;

    /// <summary>Makes a validator.</summary>
    /// <param name="index">The artifacts that dependencies, bases and uids are looked up among.</param>
    public ArtifactValidator(IArtifactIndex index) => _home = new KnownArtifacts(index ?? throw new ArgumentNullException(nameof(index)));

    /// <summary>Finds the problems of an artifact, in the order of its files.</summary>
    /// <exception cref="CmException">Its meta cannot be read.</exception>
    public IReadOnlyList<Finding> Validate(Artifact artifact)
    {
        ArgumentNullException.ThrowIfNull(artifact);
        return Check(MetaSubject.Create(artifact, _home));
    }

    /// <summary>Finds the problems of artifacts, in their order; several are checked in parallel.</summary>
    /// <returns>For each artifact its findings, or why its meta cannot be read.</returns>
    public IEnumerable<ValidatedArtifact> Validate(IEnumerable<Artifact> artifacts, CancellationToken cancellation = default) =>
        artifacts.AsParallel().AsOrdered().WithCancellation(cancellation).WithMergeOptions(ParallelMergeOptions.NotBuffered).Select(Try);

    /// <summary>Finds the problems in the meta of a repository itself; its artifacts are not checked.</summary>
    /// <exception cref="CmException">Its meta cannot be read.</exception>
    public IReadOnlyList<Finding> Validate(Repository repository)
    {
        ArgumentNullException.ThrowIfNull(repository);
        return MetaSubject.Create(repository, _home) is { } subject ? Check(subject) : [];
    }

    /// <summary>Holds a subject against all rules.</summary>
    internal static IReadOnlyList<Finding> Check(MetaSubject subject) => ValidationRules.All
        .SelectMany(rule => rule.Check(subject))
        .OrderBy(finding => finding.Location.File, StringComparer.Ordinal)
        .ThenBy(finding => finding.Location.Line)
        .ThenBy(finding => finding.Location.Column)
        .ToList();

    private ValidatedArtifact Try(Artifact artifact)
    {
        try
        {
            return new(artifact, Validate(artifact), null);
        }
        catch (CmException problem)
        {
            return new(artifact, [], problem.Error);
        }
    }
}
