using CmPowerShell.Engine.Experiments.Figures;
using CmPowerShell.Engine.Experiments.Statistics;
using CmPowerShell.Engine.Experiments.Summaries;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Experiments.Comparison;

/// <summary>Compares two sides: results with the same parameters, figure by figure, and the worlds in which they were measured.</summary>
public static class ExperimentComparer
{
    /// <summary>Compares.</summary>
    /// <param name="baseline">The side to compare with.</param>
    /// <param name="candidate">The other side.</param>
    /// <param name="figures">The names of the figures, with wildcards; empty for all.</param>
    /// <param name="keys">The parameters that results must share to be compared; null for the axes of the runs.</param>
    /// <exception cref="CmException">Id <c>NothingToCompare</c>: the sides have nothing in common.</exception>
    public static ComparisonResult Compare(ComparisonSide baseline, ComparisonSide candidate, IReadOnlyList<string> figures, IReadOnlyList<string>? keys = null)
    {
        ArgumentNullException.ThrowIfNull(baseline);
        ArgumentNullException.ThrowIfNull(candidate);
        ArgumentNullException.ThrowIfNull(figures);
        var ignored = baseline.Filter.Keys.Concat(candidate.Filter.Keys).ToHashSet(StringComparer.Ordinal);
        var (first, second) = (new SideReader(baseline, keys, ignored), new SideReader(candidate, keys, ignored));
        var (from, to) = (first.Read(), second.Read());
        var problems = new List<CmError>([.. first.Problems, .. second.Problems]);
        var compared = new List<FigureComparison>();
        foreach (var (group, expected) in from)
        {
            var wanted = expected.Where(figure => IsWanted(figure.Name, figures)).ToList();
            if (wanted.Count > 0 && to.TryGetValue(group, out var found))
            {
                compared.AddRange(wanted.Select(figure => Compare(group, figure, found.FirstOrDefault(other => other.Name == figure.Name), candidate.Name, problems)).OfType<FigureComparison>());
            }
            else if (wanted.Count > 0)
            {
                problems.Add(NotMeasured(group, candidate.Name));
            }
        }

        return compared.Count > 0 || problems.Exists(problem => problem.Id != "PointNotMeasured")
            ? new ComparisonResult(compared, GetDifferences(baseline, candidate), problems)
            : throw Nothing(baseline, candidate, figures);
    }

    private static bool IsWanted(string figure, IReadOnlyList<string> wanted) => wanted.Count == 0 || wanted.Any(pattern => new ObjectName(pattern, "").Matches(figure, ""));

    private static FigureComparison? Compare(string group, FigureSummary baseline, FigureSummary? candidate, string side, List<CmError> problems)
    {
        if (candidate is null)
        {
            problems.Add(Problem("FigureNotMeasured", baseline.Name, $"'{side}' has no figure '{baseline.Name}' ({SideReader.Show(group)})", "Measure the point again, or compare other figures."));
            return null;
        }

        if (baseline.Unit.Length == 0 != (candidate.Unit.Length == 0))
        {
            problems.Add(Problem("FigureUnitMissing", baseline.Name, $"The figure '{baseline.Name}' has a unit on one side only ({SideReader.Show(group)})", "Give it the unit in the key 'experiment' of the script."));
            return null;
        }

        if (FigureUnit.GetFactor(candidate.Unit, baseline.Unit) is not { } factor)
        {
            problems.Add(Problem("FigureUnitDiffers", baseline.Name, $"The figure '{baseline.Name}' is in '{baseline.Unit}' on one side and in '{candidate.Unit}' on the other ({SideReader.Show(group)})", "Measure both in the same unit."));
            return null;
        }

        var converted = factor == 1 ? candidate.Sample : new SampleSummary([.. candidate.Sample.Values.Select(value => value * factor)]);
        return new FigureComparison(group, baseline.Name, baseline.Unit, baseline.Better == BetterDirection.Unknown ? candidate.Better : baseline.Better, new SampleComparison(baseline.Sample, converted));
    }

    private static List<WorldDifference> GetDifferences(ComparisonSide baseline, ComparisonSide candidate)
    {
        var (from, to) = (GetWorld(baseline), GetWorld(candidate));
        return [.. from.Keys.Concat(to.Keys).Distinct(StringComparer.Ordinal)
            .Select(name => new WorldDifference(name, from.Text(name), to.Text(name)))
            .Where(difference => difference.Baseline != difference.Candidate)];
    }

    private static MetaMap GetWorld(ComparisonSide side)
    {
        var values = side.Runs.SelectMany(run => FlatMap.Create(run.Facts).Concat(run.Record.Map.Map("env").Select(pair => KeyValuePair.Create($"env.{pair.Key}", pair.Value))))
            .GroupBy(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal);
        return new MetaMap(values.Select(group => KeyValuePair.Create(group.Key, (MetaValue)string.Join(", ", group.Distinct(StringComparer.Ordinal)))));
    }

    private static CmError NotMeasured(string group, string side) => new(
        "PointNotMeasured", ReturnCode.Failed, CmErrorCategory.NotFound, $"'{side}' has no figures for {SideReader.Show(group)}: the point was not measured, or it failed.")
    { Hint = "Measure the point again.", Target = group };

    private static CmError Problem(string id, string figure, string what, string hint) =>
        new(id, ReturnCode.Failed, CmErrorCategory.InvalidData, what + ", so it is not compared.") { Hint = hint, Target = figure };

    private static CmException Nothing(ComparisonSide baseline, ComparisonSide candidate, IReadOnlyList<string> figures) => new(new CmError(
        "NothingToCompare",
        ReturnCode.NotFound,
        CmErrorCategory.NotFound,
        $"'{baseline.Name}' and '{candidate.Name}' have no point with a common figure{(figures.Count > 0 ? $" of {string.Join(", ", figures)}" : "")}.")
    { Hint = "Check the filters and the names of the figures with Get-CmResult.", ClassicHint = "Check the filters and the names of the figures.", Target = candidate.Name });
}
