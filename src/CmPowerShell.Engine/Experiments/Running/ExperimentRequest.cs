using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Experiments.Design;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Experiments.Running;

/// <summary>What to measure, at which points, and how often.</summary>
public sealed record ExperimentRequest
{
    /// <summary>The scripts, with the inputs that are the same at all points; empty for a command.</summary>
    public IReadOnlyList<RunRequest> Scripts { get; init; } = [];

    /// <summary>
    /// The command: a program and its arguments, or one text for the shell. <c>{{NAME}}</c> in it is replaced with the value of the axis or variable.
    /// </summary>
    public IReadOnlyList<string> Command { get; init; } = [];

    /// <summary>Variables for a command that are the same at all points.</summary>
    public MetaMap Env { get; init; } = [];

    /// <summary>Full path of the current directory of the caller.</summary>
    public string WorkDirectory { get; init; } = CurrentDirectory.Path;

    /// <summary>The axes.</summary>
    public IReadOnlyList<ExperimentAxis> Axes { get; init; } = [];

    /// <summary>The points, if they are listed one by one instead of by axes.</summary>
    public IReadOnlyList<ExperimentPoint> Points { get; init; } = [];

    /// <summary>The number of points that are selected by chance; 0 for all.</summary>
    public int Sample { get; init; }

    /// <summary>The seed of everything that is random; null for a new one, which is recorded.</summary>
    public int? Seed { get; init; }

    /// <summary>The order of the points.</summary>
    public PointOrder Order { get; init; }

    /// <summary>How often each point is measured, at least.</summary>
    public int Repeat { get; init; } = 1;

    /// <summary>The number of runs of each point before the first measurement, whose results are not kept.</summary>
    public int Warmup { get; init; }

    /// <summary>Measure a point again until half of the confidence interval of the median is at most this share of it, such as 0.02; null for <see cref="Repeat"/> alone.</summary>
    public double? RelativeError { get; init; }

    /// <summary>The greatest number of measurements of a point, if <see cref="RelativeError"/> is not reached.</summary>
    public int MaximumRepeat { get; init; } = 100;

    /// <summary>The figure whose interval decides; the wall time if it is empty.</summary>
    public string Figure { get; init; } = "";

    /// <summary>No further measurement starts after this time; null for no limit.</summary>
    public TimeSpan? MaximumTime { get; init; }

    /// <summary>The greatest number of points; null for no limit.</summary>
    public int? MaximumPoint { get; init; }

    /// <summary>The experiment; its alias defaults to that of the script or program.</summary>
    public ArtifactName Name { get; init; } = ArtifactName.Any;

    /// <summary>The tags of the experiment.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Further files with figures that a run leaves in its directory.</summary>
    public IReadOnlyList<string> FigureFiles { get; init; } = [];

    /// <summary>Where points are measured.</summary>
    public ExecutorOptions Executor { get; init; } = ExecutorOptions.Local;

    /// <summary>The greatest number of points that are measured at the same time; 0 for the default of the executor: one here and for each host, any number on a cluster.</summary>
    public int ThrottleLimit { get; init; }

    /// <summary>Continue the last run of the same design if it was interrupted or points of it failed. Points that failed are measured again.</summary>
    public bool Resume { get; init; }

    /// <summary>The name of the folder of the run; empty for one of the current time.</summary>
    public string Folder { get; init; } = "";

    /// <summary>The input of the classic command, which is kept as the Python tools keep it; null for one made of this request.</summary>
    public MetaMap? ClassicInput { get; init; }
}
