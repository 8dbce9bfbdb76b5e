using CmPowerShell.Engine.Experiments.Sharing;

namespace CmPowerShell;

/// <summary>An experiment that was copied to a git repository.</summary>
public sealed class CmPublishedExperiment
{
    private readonly PublishedExperiment _source;

    internal CmPublishedExperiment(PublishedExperiment source) => _source = source;

    /// <summary>The name of the experiment.</summary>
    public string Experiment => _source.Artifact.Alias;

    /// <summary>The repository that has it now.</summary>
    public string Repository => _source.Artifact.Repository.Alias;

    /// <summary>The commit, 40 hex digits; empty if nothing was new.</summary>
    public string Commit => _source.Commit;

    /// <summary>The names of the runs that are new there.</summary>
    public IReadOnlyList<string> Runs => _source.Runs;

    /// <summary>What was redacted; empty without -Redact.</summary>
    public IReadOnlyList<CmRedaction> Redactions => field ??= [.. _source.Redactions.Select(part => new CmRedaction(part))];

    /// <summary>Full path of the folder of the copy.</summary>
    public string Path => _source.Artifact.Path;

    /// <summary>The experiment and its repository.</summary>
    public override string ToString() => $"{Repository}:{Experiment}";
}
