using CmPowerShell.Engine.Experiments.Design;
using CmPowerShell.Engine.Experiments.Figures;
using CmPowerShell.Engine.Experiments.Storage;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Experiments.Running;

/// <summary>The points of a request, and those of a recorded run.</summary>
public static class PointSelection
{
    /// <summary>The points of a run as its design has them, measured or not; for a run of another tool those that have results.</summary>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException">The results cannot be read.</exception>
    public static IReadOnlyList<ExperimentPoint> Get(ExperimentRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var map = run.Record.Map;
        if (map.List("axes").Count == 0 && map.List("listed_points").Count == 0)
        {
            return [];
        }

        return Get(new ExperimentRequest
        {
            Axes = [.. map.List("axes").OfType<MetaMap>().Select(axis => ExperimentAxis.Create(GetKind(axis.Text("kind")), axis.Text("name"), axis.List("values")))],
            Points = [.. map.List("listed_points").OfType<MetaMap>().Select(point => new ExperimentPoint([.. point.Select(pair => new PointSetting(GetKind(map.Map("kinds").Text(pair.Key)), pair.Key, pair.Value))]))],
            Sample = (int)(FigureNumber.Find(map.Find("sample")) ?? 0),
            Seed = run.Record.Seed,
            Order = PointOrder.Listed,
        });
    }

    /// <summary>The points of a request, in the order of measurement.</summary>
    internal static IReadOnlyList<ExperimentPoint> Get(ExperimentRequest request)
    {
        var space = new ExperimentSpace(request.Axes);
        ExperimentPoint[] points = request.Points.Count > 0 ? [.. request.Points]
            : request.Sample > 0 ? [.. space.GetSample(request.Sample, request.Seed!.Value)]
            : [.. space.GetAll()];
        if (request.Order != PointOrder.Listed)
        {
            new Random(request.Seed!.Value).Shuffle(points);
        }

        return [.. points];
    }

    private static AxisKind GetKind(string name) => Enum.TryParse<AxisKind>(name, ignoreCase: true, out var kind) ? kind : AxisKind.Parameter;
}
