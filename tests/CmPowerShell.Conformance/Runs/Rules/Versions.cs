using System.Text.RegularExpressions;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Conformance.Runs.Rules;

/// <summary>Versions of installed tools: the texts are equal but for the numbers, in a place that names a version or holds tags.</summary>
internal sealed partial class Versions : IComparisonRule
{
    public bool Explains(Difference difference) =>
        Key().IsMatch(difference.Path)
        && (difference.Expected, difference.Actual) is (MetaText expected, MetaText actual)
        && WithoutNumbers(expected.Value) == WithoutNumbers(actual.Value);

    /// <summary>A text with <c>#</c> in the place of each version in it.</summary>
    internal static string WithoutNumbers(string text) => Number().Replace(text, "#");

    [GeneratedRegex(@"(VERSION|_BUILD|CACHE_TAGS|tags\[\d+\])[^.]*$", RegexOptions.IgnoreCase)]
    private static partial Regex Key();

    [GeneratedRegex(@"\d+(\.\d+)*")]
    private static partial Regex Number();
}
