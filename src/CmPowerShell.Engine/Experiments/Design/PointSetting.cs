using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Experiments.Design;

/// <summary>The value of one axis at a point.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">The name of the axis.</param>
/// <param name="Value">The value.</param>
public sealed record PointSetting(AxisKind Kind, string Name, MetaValue Value);
