using System.Collections;
using System.Management.Automation;
using CmPowerShell.Engine.Experiments.Design;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;
using CmPowerShell.Values;

namespace CmPowerShell.Cmdlets.Experiments;

/// <summary>Reads axes and points as users write them: a list or a range is an axis, another value is the same at all points.</summary>
internal static class SpaceReading
{
    /// <summary>The axes of variations: one of texts, or one for each entry of a table.</summary>
    /// <exception cref="CmException">Ids <c>AxisEmpty</c>, <c>AxisRangeInvalid</c>.</exception>
    public static IEnumerable<ExperimentAxis> GetVariations(IReadOnlyList<object> given)
    {
        var plain = new List<MetaValue>();
        foreach (var value in given.Select(item => item is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : item))
        {
            if (value is not IDictionary table)
            {
                plain.Add(ToMeta.Value(value, "-Variation").ToString());
                continue;
            }

            foreach (var (name, values) in ToMeta.Map(table, "-Variation"))
            {
                yield return ExperimentAxis.Create(AxisKind.Variation, name, values is MetaList list ? list : [values]);
            }
        }

        if (plain.Count > 0)
        {
            yield return ExperimentAxis.Create(AxisKind.Variation, ExperimentAxis.VariationName, plain);
        }
    }

    /// <summary>Divides a table into axes and values that are the same at all points.</summary>
    /// <param name="kind">What the values are.</param>
    /// <param name="table">The table as given; null for none.</param>
    /// <param name="place">The parameter, for errors.</param>
    /// <exception cref="CmException">Ids <c>AxisEmpty</c>, <c>AxisRangeInvalid</c>.</exception>
    public static (IReadOnlyList<ExperimentAxis> Axes, MetaMap Fixed) Divide(AxisKind kind, IDictionary? table, string place)
    {
        var (axes, rest) = (new List<ExperimentAxis>(), new MetaMap());
        foreach (var (name, value) in ToMeta.Map(table, place))
        {
            if (ExperimentAxis.Find(kind, name, value) is { } axis)
            {
                axes.Add(axis);
            }
            else
            {
                rest[name] = value;
            }
        }

        return (axes, rest);
    }

    /// <summary>A point as a table: <c>Variation</c>, <c>Version</c>, <c>Env</c> and <c>Parameter</c>; other keys are variables of a command or inputs of a script.</summary>
    /// <param name="table">The table.</param>
    /// <param name="isCommand">Whether a command is measured.</param>
    /// <exception cref="CmException">Id <c>ValueNotSupported</c>.</exception>
    public static ExperimentPoint GetPoint(IDictionary table, bool isCommand)
    {
        var settings = new List<PointSetting>();
        foreach (var (key, value) in ToMeta.Map(table, "-Point"))
        {
            settings.AddRange(key.ToUpperInvariant() switch
            {
                "VARIATION" when value is MetaMap map => map.Select(pair => new PointSetting(AxisKind.Variation, pair.Key, pair.Value)),
                "VARIATION" => [new(AxisKind.Variation, ExperimentAxis.VariationName, string.Join(',', value is MetaList list ? list.Texts() : [value.ToString()]))],
                "VERSION" => [new(AxisKind.Version, ExperimentAxis.VersionName, value)],
                "SCRIPT" => [new(AxisKind.Script, ExperimentAxis.ScriptName, value)],
                "ENV" when value is MetaMap map => map.Select(pair => new PointSetting(AxisKind.Env, pair.Key, pair.Value)),
                "PARAMETER" when value is MetaMap map => map.Select(pair => new PointSetting(AxisKind.Parameter, pair.Key, pair.Value)),
                _ => [new PointSetting(isCommand ? AxisKind.Env : AxisKind.Parameter, key, value)],
            });
        }

        return new ExperimentPoint(settings);
    }
}
