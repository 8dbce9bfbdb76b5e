using CmPowerShell.Engine.Experiments.Figures;
using CmPowerShell.Engine.Experiments.Storage;
using CmPowerShell.Engine.Experiments.Summaries;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Experiments.Reporting.Content;

/// <summary>One run of an experiment in a report.</summary>
internal sealed class ReportRun
{
    private ReportRun(ExperimentRun run, IReadOnlyList<ReportPoint> points, IReadOnlyList<CmError> problems) => (Run, Points, Problems) = (run, points, problems);

    /// <summary>The run.</summary>
    public ExperimentRun Run { get; }

    /// <summary>Its points, in the order of the first result of each.</summary>
    public IReadOnlyList<ReportPoint> Points { get; }

    /// <summary>What could not be read or is no number.</summary>
    public IReadOnlyList<CmError> Problems { get; }

    /// <summary>The names of the figures, in the order in which they were first seen.</summary>
    public IReadOnlyList<string> Figures => field ??= [.. Points.SelectMany(point => point.Figures).Select(figure => figure.Name).Distinct(StringComparer.Ordinal)];

    /// <summary>The unit of a figure; empty if it is not known.</summary>
    public string GetUnit(string figure) => Points.Select(point => point.Find(figure)?.Unit).FirstOrDefault(unit => !string.IsNullOrEmpty(unit)) ?? "";

    /// <summary>A figure with its unit.</summary>
    public string GetLabel(string figure) => GetUnit(figure) is { Length: > 0 } unit ? $"{figure} ({unit})" : figure;

    /// <summary>Reads a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="figures">The names of figures, with wildcards; empty for all.</param>
    /// <param name="keys">The parameters that form points; null for the axes of the run.</param>
    public static ReportRun Read(ExperimentRun run, IReadOnlyList<string> figures, IReadOnlyList<string>? keys)
    {
        var axes = keys ?? run.Axes;
        var (groups, problems) = (new Dictionary<string, (MetaMap Parameters, FigureSeries Series, HashSet<string> Errors)>(StringComparer.Ordinal), new List<CmError>());
        try
        {
            foreach (var result in run.ReadResults())
            {
                var parameters = new MetaMap(axes.Where(result.ContainsKey).Select(name => KeyValuePair.Create(name, result[name])));
                var key = string.Join('\n', parameters.Select(pair => $"{pair.Key}={pair.Value}"));
                var group = groups.TryGetValue(key, out var known) ? known : groups[key] = (parameters, new FigureSeries(), new(StringComparer.Ordinal));
                group.Series.Add(result, name => axes.Contains(name) || run.Axes.Contains(name));
                if (result.Text(ResultKeys.Error) is { Length: > 0 } error)
                {
                    group.Errors.Add(error);
                }
            }
        }
        catch (CmException problem)
        {
            problems.Add(problem.Error);
        }

        var points = groups.Values.Select(group => new ReportPoint(group.Parameters, Choose(group.Series.Summarize(run.Record.GetUnit, run.Record.GetBetter), figures), [.. group.Errors])).ToList();
        problems.AddRange(groups.Values.SelectMany(group => group.Series.GetProblems(run.ToString())));
        return new ReportRun(run, points, [.. problems.DistinctBy(problem => problem.Message)]);
    }

    private static IReadOnlyList<FigureSummary> Choose(IReadOnlyList<FigureSummary> found, IReadOnlyList<string> wanted) =>
        wanted.Count == 0 ? found : [.. found.Where(figure => wanted.Any(pattern => new ObjectName(pattern, "").Matches(figure.Name, "")))];

    /// <summary>The two axes with the most values, at least two each; null if there are not two.</summary>
    public (string Rows, string Columns)? FindPair() => Points.SelectMany(point => point.Parameters.Keys).Distinct(StringComparer.Ordinal)
        .Select(name => (name, count: Points.Select(point => point.Parameters.Find(name)).Distinct().Count()))
        .Where(axis => axis.count >= 2).OrderByDescending(axis => axis.count).Select(axis => axis.name).Take(2).ToList() is [var first, var second] ? (first, second) : null;

    /// <summary>The axis with the most numeric values, at least three; null if there is none.</summary>
    public string? FindScale() => Points.SelectMany(point => point.Parameters.Keys).Distinct(StringComparer.Ordinal)
        .Select(name => (name, values: Points.Select(point => point.Parameters.Find(name)).Distinct().ToList()))
        .Where(axis => axis.values.Count >= 3 && axis.values.All(value => FigureNumber.Find(value) is { } number && double.IsFinite(number)))
        .OrderByDescending(axis => axis.values.Count).Select(axis => axis.name).FirstOrDefault();
}
