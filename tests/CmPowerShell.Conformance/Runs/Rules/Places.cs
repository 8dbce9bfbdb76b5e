using System.Text.RegularExpressions;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Conformance.Runs.Rules;

/// <summary>Places of the recording that are not here. What follows the placeholder must be equal.</summary>
internal sealed partial class Places : IComparisonRule
{
    public bool Explains(Difference difference) =>
        difference is { Expected: MetaText expected, Actual: MetaText actual }
        && Place().Match(expected.Value) is { Success: true } match
        && actual.Value.EndsWith(expected.Value[(match.Index + match.Length)..], StringComparison.Ordinal);

    [GeneratedRegex(@"\{(user|mirror|data|tmp|tools|bin|shim|cmind|cmind2022)\}", RegexOptions.RightToLeft)]
    private static partial Regex Place();
}
