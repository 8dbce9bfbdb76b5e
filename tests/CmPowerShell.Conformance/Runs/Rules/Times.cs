using System.Text.RegularExpressions;

namespace CmPowerShell.Conformance.Runs.Rules;

/// <summary>Times and durations.</summary>
internal sealed partial class Times : IComparisonRule
{
    public bool Explains(Difference difference) => Key().IsMatch(difference.Path);

    [GeneratedRegex(@"(time|duration|date)[^.]*$", RegexOptions.IgnoreCase)]
    private static partial Regex Key();
}
