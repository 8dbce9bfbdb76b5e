using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Experiments.Figures;

/// <summary>One measured value.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">A number, or a text that labels the result.</param>
/// <param name="Unit">Its unit; empty if it is not known.</param>
/// <param name="Better">Which values are better.</param>
internal sealed record Figure(string Name, MetaValue Value, string Unit = "", BetterDirection Better = BetterDirection.Unknown);
