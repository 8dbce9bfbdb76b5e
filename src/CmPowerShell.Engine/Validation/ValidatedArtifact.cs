using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Validation;

/// <summary>The result of a check of an artifact.</summary>
/// <param name="Artifact">The artifact.</param>
/// <param name="Findings">Its problems, in the order of its files.</param>
/// <param name="Problem">Why its meta could not be read; null when it could.</param>
public sealed record ValidatedArtifact(Artifact Artifact, IReadOnlyList<Finding> Findings, CmError? Problem);
