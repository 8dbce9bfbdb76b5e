using CmPowerShell.Engine.Experiments.Comparison;
using CmPowerShell.Values;

namespace CmPowerShell;

/// <summary>What else differs between two experiments: the machine, a program, a commit, a variable.</summary>
public sealed class CmWorldDifference
{
    private readonly string _baseline;
    private readonly string _candidate;

    internal CmWorldDifference(WorldDifference source) => (Name, _baseline, _candidate) = (Shown.Text(source.Name), source.Baseline, source.Candidate);

    /// <summary>What it is.</summary>
    public string Name { get; }

    /// <summary>Its value in the baseline; empty if it has none.</summary>
    public string Baseline => Shown.Text(_baseline);

    /// <summary>Its value in the candidate; empty if it has none.</summary>
    public string Candidate => Shown.Text(_candidate);

    /// <summary>The name and both values.</summary>
    public override string ToString() => $"{Name}: {Baseline} / {Candidate}";
}
