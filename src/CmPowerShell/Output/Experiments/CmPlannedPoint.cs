using System.Collections.Specialized;
using CmPowerShell.Engine.Experiments.Design;
using CmPowerShell.Values;

namespace CmPowerShell;

/// <summary>A point that an experiment would measure.</summary>
public sealed class CmPlannedPoint
{
    internal CmPlannedPoint(int number, string experiment, ExperimentPoint source) => (Number, Experiment, Source) = (number, experiment, source);

    /// <summary>The number of the point in the order of measurement, from 1.</summary>
    public int Number { get; }

    /// <summary>The name of the experiment.</summary>
    public string Experiment { get; }

    /// <summary>The settings in one line.</summary>
    public string Point => Shown.Text(Source.ToString());

    /// <summary>16 hex digits that depend only on the settings.</summary>
    public string PointId => Source.Id;

    /// <summary>The settings by the names of the axes.</summary>
    public OrderedDictionary Parameters => field ??= FromMeta.Map(Source.Parameters);

    internal ExperimentPoint Source { get; }

    /// <summary>The settings in one line.</summary>
    public override string ToString() => Point;
}
