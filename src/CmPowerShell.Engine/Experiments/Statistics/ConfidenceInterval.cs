namespace CmPowerShell.Engine.Experiments.Statistics;

/// <summary>An interval that contains an unknown value with a known confidence.</summary>
/// <param name="Low">Its lower end.</param>
/// <param name="High">Its upper end.</param>
public readonly record struct ConfidenceInterval(double Low, double High);
