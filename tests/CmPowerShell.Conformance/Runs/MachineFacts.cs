using CmPowerShell.Conformance.Runs.Rules;

namespace CmPowerShell.Conformance.Runs;

/// <summary>Values that differ from machine to machine and are compared by kind: there on both sides, and of the same type.</summary>
internal static class MachineFacts
{
    private static readonly IReadOnlyList<IComparisonRule> Rules = [new HostFacts(), new Versions(), new ToolNames(), new Uids(), new RandomNumbers(), new Times(), new Places()];

    /// <summary>Whether a difference is one of machines alone.</summary>
    internal static bool Explain(Difference difference) =>
        difference is { Expected: { } expected, Actual: { } actual }
            ? expected.GetType() == actual.GetType() && Rules.Any(rule => rule.Explains(difference))
            : ProcessorFacts.Explains(difference);
}
