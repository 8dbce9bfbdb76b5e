namespace CmPowerShell.Conformance.Runs.Rules;

/// <summary>The stamp of a probe is a random number of the shell; whether a result was used again is compared by itself.</summary>
internal sealed class RandomNumbers : IComparisonRule
{
    public bool Explains(Difference difference) => difference.Path.EndsWith(".MLC_P_STAMP", StringComparison.Ordinal);
}
