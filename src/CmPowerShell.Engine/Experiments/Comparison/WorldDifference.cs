namespace CmPowerShell.Engine.Experiments.Comparison;

/// <summary>What else differs between the two sides: the machine, a program, a commit, a variable.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Baseline">Its value on the side to compare with; several values are separated by commas, and none is empty.</param>
/// <param name="Candidate">Its value on the other side.</param>
public sealed record WorldDifference(string Name, string Baseline, string Candidate);
