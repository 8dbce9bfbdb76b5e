using CmPowerShell.Engine.Experiments.Design;
using CmPowerShell.Engine.Experiments.Running;
using CmPowerShell.Engine.Experiments.Storage;
using CmPowerShell.Engine.Reports.Matrix.Forms;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Cmdlets.Runs;

/// <summary>Makes legs of a matrix from the points of an experiment: the settings as variables, and the whole point as JSON for <c>Invoke-CmExperiment -Point</c>.</summary>
internal static class ExperimentLegs
{
    /// <summary>The legs of the last run.</summary>
    /// <exception cref="CmException"><c>ExperimentWithoutPoints</c>.</exception>
    public static IReadOnlyList<MatrixLeg> Create(CmExperiment experiment) => experiment.Runs.Count > 0 ? Create(experiment.Runs[^1].Source) : throw WithoutPoints(experiment.Name);

    /// <summary>The legs of a run: all points of its design, measured or not.</summary>
    /// <exception cref="CmException"><c>ExperimentWithoutPoints</c>.</exception>
    public static IReadOnlyList<MatrixLeg> Create(ExperimentRun run)
    {
        var points = PointSelection.Get(run);
        var name = run.Artifact.Alias.Length > 0 ? run.Artifact.Alias : run.Artifact.Uid;
        return points.Count > 0 ? [.. points.Select(point => Create(name, point))] : throw WithoutPoints(run.ToString());
    }

    /// <summary>The leg of a point.</summary>
    public static MatrixLeg Create(string experiment, ExperimentPoint point) => new(
        point.Settings.Count == 0 ? point.ToString() : string.Join('_', point.Settings.Select(setting => setting.Value.ToString())),
        [
            .. point.Settings.Select(setting => KeyValuePair.Create(setting.Name, setting.Value.ToString())),
            KeyValuePair.Create("experiment", experiment),
            KeyValuePair.Create("point", JsonMeta.WriteLine(ToTable(point))),
        ]);

    private static MetaMap ToTable(ExperimentPoint point)
    {
        var table = new MetaMap();
        foreach (var group in point.Settings.GroupBy(setting => setting.Kind))
        {
            table[group.Key.ToString()] = group.Key switch
            {
                AxisKind.Env or AxisKind.Parameter => new MetaMap(group.Select(setting => KeyValuePair.Create(setting.Name, setting.Value))),
                AxisKind.Variation when group.Any(setting => setting.Name != ExperimentAxis.VariationName) => new MetaMap(group.Select(setting => KeyValuePair.Create(setting.Name, setting.Value))),
                _ => group.First().Value,
            };
        }

        return table;
    }

    private static CmException WithoutPoints(string name) => new(new CmError(
        "ExperimentWithoutPoints", ReturnCode.NotFound, CmErrorCategory.NotFound, $"The experiment '{name}' has no run whose points are recorded.")
    { Hint = "Pipe the points of a plan instead: Get-CmExperimentPlan … | ConvertTo-CmMatrix.", Target = name });
}
