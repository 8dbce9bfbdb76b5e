using System.Collections.Specialized;
using CmPowerShell.Engine.Experiments.Running;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Values;

namespace CmPowerShell;

/// <summary>The outcome of one point of an experiment.</summary>
public sealed class CmExperimentPoint
{
    internal CmExperimentPoint(PointOutcome source) => Source = source;

    /// <summary>The number of the point in the order of measurement, from 1.</summary>
    public int Number => Source.Number;

    /// <summary>The name of the experiment.</summary>
    public string Experiment => Run.Experiment;

    /// <summary>The run of the experiment.</summary>
    public CmExperimentRun Run => field ??= new CmExperimentRun(Source.Run);

    /// <summary>The settings in one line.</summary>
    public string Point => Shown.Text(Source.Point.ToString());

    /// <summary>16 hex digits that depend only on the settings.</summary>
    public string PointId => Source.Point.Id;

    /// <summary>The settings by the names of the axes.</summary>
    public OrderedDictionary Parameters => field ??= FromMeta.Map(Source.Point.Parameters);

    /// <summary>How it ended.</summary>
    public CmRunOutcome Outcome => Source.Error is null ? CmRunOutcome.Succeeded : Source.Error.Category == CmErrorCategory.Timeout ? CmRunOutcome.TimedOut : CmRunOutcome.Failed;

    /// <summary>The number of measurements that succeeded.</summary>
    public int Count => Source.Count;

    /// <summary>Whether all of them were there before a resume.</summary>
    public bool IsKept => Source.IsKept;

    /// <summary>The statistics by figure.</summary>
    public OrderedDictionary Figures
    {
        get
        {
            if (field is null)
            {
                field = new OrderedDictionary(StringComparer.Ordinal);
                foreach (var figure in Source.Figures)
                {
                    field.Add(figure.Name, new CmFigureStatistic(figure));
                }
            }

            return field;
        }
    }

    /// <summary>The id of the error; empty where it did not fail.</summary>
    public string ErrorId => Source.Error?.Id ?? "";

    /// <summary>The error message; empty without an error.</summary>
    public string ErrorMessage => Source.Error is { } error ? Shown.Lines(error.Text) : "";

    /// <summary>The time of all its runs, warm-up included.</summary>
    public TimeSpan Duration => Source.Duration;

    /// <summary>Full path of the folder of the last measurement; null if none was made in this session.</summary>
    public string? Path => Source.Folder;

    internal PointOutcome Source { get; }

    /// <summary>The settings and how it ended.</summary>
    public override string ToString() => $"{Point} ({Outcome})";
}
