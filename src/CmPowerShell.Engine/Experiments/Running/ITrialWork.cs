using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Experiments.Design;
using CmPowerShell.Engine.Experiments.Figures;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Experiments.Running;

/// <summary>What is measured: scripts or a command.</summary>
internal interface ITrialWork
{
    /// <summary>The input of a run, which is kept next to its results.</summary>
    /// <param name="point">The point.</param>
    /// <param name="place">Where it runs.</param>
    /// <exception cref="CmException">The point does not fit what is measured.</exception>
    MetaMap Describe(ExperimentPoint point, TrialPlace place);

    /// <summary>Makes what the first run would otherwise make for all that follow, such as cached dependencies.</summary>
    /// <param name="point">The point.</param>
    /// <param name="place">Where it runs.</param>
    /// <param name="operation">The operation.</param>
    /// <exception cref="CmException">It failed.</exception>
    void Prepare(ExperimentPoint point, TrialPlace place, Operation operation);

    /// <summary>The resources that a point needs, as its script declares them.</summary>
    MetaMap GetResources(ExperimentPoint point);

    /// <summary>Whether <see cref="Prepare"/> has something to do.</summary>
    bool NeedsPreparation { get; }

    /// <summary>Runs once.</summary>
    /// <param name="point">The point.</param>
    /// <param name="place">Where it runs.</param>
    /// <param name="operation">The operation.</param>
    /// <exception cref="CmException">It failed.</exception>
    TrialResult Run(ExperimentPoint point, TrialPlace place, Operation operation);
}

/// <summary>Where a run takes place.</summary>
/// <param name="Experiment">Full path of the folder of the experiment.</param>
/// <param name="Run">Full path of the folder of the run.</param>
/// <param name="Folder">Full path of the folder of this measurement.</param>
/// <param name="Step">The number of the measurement, from 1.</param>
internal sealed record TrialPlace(string Experiment, string Run, string Folder, int Step);

/// <summary>What a run measured itself.</summary>
/// <param name="Figures">The figures.</param>
/// <param name="Facts">What is known about programs and repositories only after the run; empty if that is known already.</param>
internal sealed record TrialResult(IReadOnlyList<Figure> Figures, MetaMap Facts);
