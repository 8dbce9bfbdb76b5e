using CmPowerShell.Engine.Experiments.Design;
using CmPowerShell.Engine.Experiments.Figures;
using CmPowerShell.Engine.Experiments.Statistics;
using CmPowerShell.Engine.Experiments.Storage;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Experiments.Running;

/// <summary>The progress of one point.</summary>
/// <param name="Number">The number of the point, from 1.</param>
/// <param name="Point">The point.</param>
internal sealed record PointState(int Number, ExperimentPoint Point)
{
    /// <summary>The results that succeeded.</summary>
    public List<MetaMap> Results { get; } = [];

    /// <summary>The values of the figure that decides whether there are enough results.</summary>
    public List<double> Deciding { get; } = [];

    /// <summary>The number of results from before a resume.</summary>
    public int Kept { get; init; }

    /// <summary>The error that ended it.</summary>
    public CmError? Error { get; set; }

    /// <summary>Whether the warm-up is over.</summary>
    public bool IsWarm { get; set; }

    /// <summary>Full path of the folder of the last measurement.</summary>
    public string? Folder { get; set; }

    /// <summary>The time of its runs.</summary>
    public TimeSpan Duration { get; set; }

    /// <summary>Keeps a result, if the point did not fail.</summary>
    public void Take(MetaMap result, ExperimentRequest request)
    {
        if (Error is not null)
        {
            return;
        }

        Results.Add(result);
        if (FigureNumber.Find(result.Find(request.Figure.Length > 0 ? request.Figure : ResultKeys.Wall)) is { } number && double.IsFinite(number))
        {
            Deciding.Add(number);
        }
    }

    /// <summary>Whether nothing is left to measure.</summary>
    public bool IsDone(ExperimentRequest request) => Error is not null
        || (Results.Count >= request.Repeat && (request.RelativeError is not { } bound || Results.Count >= request.MaximumRepeat || IsPrecise(bound)));

    private bool IsPrecise(double bound) => Deciding.Count > 0 && new SampleSummary(Deciding).RelativeError is { } error && error <= bound;
}
