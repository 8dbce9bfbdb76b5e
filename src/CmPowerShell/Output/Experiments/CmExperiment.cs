using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Experiments.Storage;

namespace CmPowerShell;

/// <summary>An experiment: an artifact with the results of its runs.</summary>
public sealed class CmExperiment : CmArtifact
{
    private readonly ExperimentRun? _run;

    internal CmExperiment(Artifact source)
        : base(source)
    {
    }

    internal CmExperiment(ExperimentRun run)
        : base(run.Artifact) => _run = run;

    /// <summary>Its runs, the oldest first.</summary>
    public IReadOnlyList<CmExperimentRun> Runs => field ??= [.. (_run is null ? ExperimentRun.GetAll(Source) : [_run]).Select(run => new CmExperimentRun(run))];

    /// <summary>The start of the last run, in local time; null if there is none.</summary>
    public DateTime? LastStarted => Runs.Count == 0 ? null : Runs[^1].Started;
}
