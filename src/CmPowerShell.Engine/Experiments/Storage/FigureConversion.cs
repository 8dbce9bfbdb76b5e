using CmPowerShell.Engine.Experiments.Figures;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Experiments.Storage;

/// <summary>Converts figures of another process or run to the units of a run. Each declares its units alone; the first one that is taken holds.</summary>
internal sealed class FigureConversion
{
    private readonly Dictionary<string, double?> _factors = new(StringComparer.Ordinal);

    /// <summary>Declares the units of the other one.</summary>
    /// <param name="source">A map with <c>units</c> and <c>better</c>.</param>
    /// <param name="record">The record of the run.</param>
    public FigureConversion(MetaMap source, ExperimentRecord record)
    {
        foreach (var (name, unit) in source.Map("units"))
        {
            var known = record.Declare(new Figure(name, 0, unit.ToString(), StateFigures.GetBetter(source.Map("better").Text(name))));
            if (known != unit.ToString())
            {
                _factors[name] = FigureUnit.GetFactor(unit.ToString(), known);
            }
        }
    }

    /// <summary>Converts the figures of a result.</summary>
    public void Apply(MetaMap result)
    {
        foreach (var (name, factor) in _factors)
        {
            if (FigureNumber.Find(result.Find(name)) is { } number)
            {
                // Of another kind: as a text, which is reported with the point.
                result[name] = factor is { } known ? number * known : result.Find(name)!.ToString();
            }
        }
    }
}
