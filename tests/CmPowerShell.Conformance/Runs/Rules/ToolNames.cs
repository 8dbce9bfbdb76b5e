using System.Text.RegularExpressions;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Conformance.Runs.Rules;

/// <summary>Names and paths of installed programs: one machine has <c>clang</c>, another one only <c>clang-14</c>. All but the version behind the name must be equal.</summary>
internal sealed partial class ToolNames : IComparisonRule
{
    public bool Explains(Difference difference) =>
        Key().IsMatch(difference.Path)
        && (difference.Expected, difference.Actual) is (MetaText expected, MetaText actual)
        && Version().Replace(expected.Value, "") == Version().Replace(actual.Value, "");

    [GeneratedRegex(@"(_BIN|_WITH_PATH|dependent_cached_path)$")]
    private static partial Regex Key();

    [GeneratedRegex(@"-\d+(\.\d+)*$")]
    private static partial Regex Version();
}
