using System.Collections.Specialized;
using CmPowerShell.Engine.Experiments.Storage;
using CmPowerShell.Values;

namespace CmPowerShell;

/// <summary>One run of an experiment.</summary>
public sealed class CmExperimentRun
{
    internal CmExperimentRun(ExperimentRun source) => Source = source;

    /// <summary>The name of its folder: date and time of the start.</summary>
    public string Name => Source.Name;

    /// <summary>The name of the experiment: its alias, or its uid.</summary>
    public string Experiment => Source.Artifact.Alias.Length > 0 ? Source.Artifact.Alias : Source.Artifact.Uid;

    /// <summary>The start, in local time.</summary>
    public DateTime Started => Source.Started;

    /// <summary>Whether it is complete; null for a run of another tool, which does not record it.</summary>
    public bool? IsFinished => Source.IsFinished;

    /// <summary>Whether there are results.</summary>
    public bool HasResults => Source.HasResults;

    /// <summary>The names of the axes; empty for a run of another tool.</summary>
    public IReadOnlyList<string> Axes => Shown.Texts(Source.Axes);

    /// <summary>The machine, programs and repositories; empty for a run of another tool.</summary>
    public OrderedDictionary Facts => field ??= FromMeta.Map(Source.Facts);

    /// <summary>Full path of the folder.</summary>
    public string Path => Source.Folder;

    internal ExperimentRun Source { get; }

    /// <summary>The experiment and the name.</summary>
    public override string ToString() => Source.ToString();
}
