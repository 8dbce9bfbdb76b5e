using CmPowerShell.Engine.Artifacts;

namespace CmPowerShell.Engine.Experiments.Sharing;

/// <summary>An experiment that was copied to a git repository.</summary>
/// <param name="Artifact">The copy.</param>
/// <param name="Runs">The names of the runs that are new there.</param>
/// <param name="Commit">The commit; empty if nothing was new.</param>
/// <param name="Redactions">What was redacted.</param>
public sealed record PublishedExperiment(Artifact Artifact, IReadOnlyList<string> Runs, string Commit, IReadOnlyList<RedactedPart> Redactions);

/// <summary>What was redacted in a file.</summary>
/// <param name="Kind">What it was.</param>
/// <param name="File">The file, relative to the experiment.</param>
/// <param name="Count">How often.</param>
public sealed record RedactedPart(RedactionKind Kind, string File, int Count);
