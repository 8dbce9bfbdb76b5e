using CmPowerShell.Engine.Experiments.Figures;
using CmPowerShell.Engine.Experiments.Storage;
using CmPowerShell.Engine.Experiments.Summaries;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Experiments.Comparison;

/// <summary>Reads the results of one side, in groups with the same parameters.</summary>
/// <param name="side">The side.</param>
/// <param name="keys">The parameters that form groups; null for the axes of the runs.</param>
/// <param name="ignored">The parameters that a filter of either side uses.</param>
internal sealed class SideReader(ComparisonSide side, IReadOnlyList<string>? keys, IReadOnlyCollection<string> ignored)
{
    private readonly Dictionary<string, FigureSeries> _groups = new(StringComparer.Ordinal);

    /// <summary>The problems of files and figures.</summary>
    public List<CmError> Problems { get; } = [];

    /// <summary>The figures of each group, by the parameters in one line.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<FigureSummary>> Read()
    {
        side.Runs.ToList().ForEach(Read);
        Problems.AddRange(_groups.SelectMany(group => group.Value.GetProblems($"{Show(group.Key)} of {side.Name}")));
        var records = side.Runs.Select(run => run.Record).ToList();
        return _groups.ToDictionary(
            group => group.Key,
            group => group.Value.Summarize(
                name => records.Select(record => record.GetUnit(name)).FirstOrDefault(unit => unit.Length > 0, ""),
                name => records.Select(record => record.GetBetter(name)).FirstOrDefault(better => better != BetterDirection.Unknown)),
            StringComparer.Ordinal);
    }

    /// <summary>A group for messages.</summary>
    public static string Show(string group) => group.Length == 0 ? "all results" : group;

    private void Read(ExperimentRun run)
    {
        var axes = (keys ?? run.Axes).Where(name => !ignored.Contains(name)).Order(StringComparer.Ordinal).ToList();
        var (parameters, facts) = (run.Axes.Concat(keys ?? []).ToHashSet(StringComparer.Ordinal), FlatMap.Create(run.Facts));
        try
        {
            foreach (var result in run.ReadResults().Where(result => IsWanted(result, facts)))
            {
                var group = string.Join(", ", axes.Where(result.ContainsKey).Select(name => $"{name}={result[name]}"));
                (_groups.TryGetValue(group, out var series) ? series : _groups[group] = new FigureSeries()).Add(result, parameters.Contains);
            }
        }
        catch (CmException problem)
        {
            Problems.Add(problem.Error);
        }
    }

    private bool IsWanted(MetaMap result, MetaMap facts) => side.Filter.All(pair =>
        (result.Find(pair.Key) ?? facts.Find(pair.Key))?.ToString() is { } value && (pair.Value is MetaList several ? several.Texts().Contains(value) : value == pair.Value.ToString()));
}
