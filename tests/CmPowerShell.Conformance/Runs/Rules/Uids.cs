using System.Text.RegularExpressions;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Conformance.Runs.Rules;

/// <summary>The uids of new entries: 16 hexadecimal digits, drawn by chance.</summary>
internal sealed partial class Uids : IComparisonRule
{
    public bool Explains(Difference difference) =>
        (difference.Path == "uid" || difference.Path.EndsWith(".uid", StringComparison.Ordinal))
        && IsUid(difference.Expected)
        && IsUid(difference.Actual);

    private static bool IsUid(MetaValue? value) => value is MetaText text && Uid().IsMatch(text.Value);

    [GeneratedRegex("^[0-9a-f]{16}$")]
    private static partial Regex Uid();
}
