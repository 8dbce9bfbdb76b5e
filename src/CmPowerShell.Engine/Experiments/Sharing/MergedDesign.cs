using System.Globalization;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Experiments.Sharing;

/// <summary>The record of a run that several runs were merged to.</summary>
internal static class MergedDesign
{
    /// <summary>Makes the record.</summary>
    /// <param name="runs">The runs; at least one.</param>
    /// <param name="counts">The number of results of each.</param>
    public static MetaMap Create(IReadOnlyList<ExperimentLeg> runs, IEnumerable<int> counts)
    {
        var first = runs[0].Record.Map;
        return new MetaMap
        {
            ["axes"] = new MetaList(MergeAxes(runs)),
            ["listed_points"] = new MetaList(runs.SelectMany(run => run.Record.Map.List("listed_points")).Distinct()),
            ["sample"] = 0,
            ["scripts"] = first.Find("scripts") ?? new MetaList([]),
            ["command"] = first.Find("command") ?? new MetaList([]),
            ["env"] = first.Map("env"),
            // A digest of no design, so that a run of the same design does not continue this one.
            ["digest"] = "",
            ["seed"] = runs[0].Record.Seed,
            ["order"] = first.Text("order"),
            ["repeat"] = first.Find("repeat") ?? 1,
            ["warmup"] = first.Find("warmup") ?? 0,
            ["kinds"] = new MetaMap(runs.SelectMany(run => run.Record.Map.Map("kinds")).DistinctBy(pair => pair.Key)),
            ["started"] = runs.Select(run => run.Record.Map.Text("started")).Where(time => time.Length > 0).Order(StringComparer.Ordinal).FirstOrDefault() ?? DateTime.UtcNow.ToString("O", CultureInfo.InvariantCulture),
            ["facts"] = new MetaMap(runs[0].Record.Facts.Where(fact => runs.All(run => fact.Value.Equals(run.Record.Facts.Find(fact.Key))))),
            ["imported"] = new MetaList(runs.Zip(counts, (run, count) => new MetaMap { ["run"] = run.Name, ["machine"] = run.Record.Facts.Text("machine"), ["results"] = count })),
        };
    }

    private static IEnumerable<MetaValue> MergeAxes(IReadOnlyList<ExperimentLeg> runs) => runs
        .SelectMany(run => run.Record.Map.List("axes").OfType<MetaMap>())
        .GroupBy(axis => axis.Text("name"), StringComparer.Ordinal)
        .Select(group => new MetaMap { ["name"] = group.Key, ["kind"] = group.First().Text("kind"), ["values"] = new MetaList(group.SelectMany(axis => axis.List("values")).Distinct()) });
}
