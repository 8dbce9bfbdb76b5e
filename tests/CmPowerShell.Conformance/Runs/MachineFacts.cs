using System.Text.RegularExpressions;
using CmPowerShell.Engine.Meta;

namespace CmPowerShell.Conformance.Runs;

/// <summary>Values that differ from machine to machine and are compared by kind: present and of the same type.</summary>
internal static partial class MachineFacts
{
    /// <summary>Whether a difference is one of machines alone.</summary>
    internal static bool Explain(Difference difference) =>
        difference is { Expected: { } expected, Actual: { } actual }
        && expected.GetType() == actual.GetType()
        && IsEmpty(expected) == IsEmpty(actual)
        && (FactKey().IsMatch(difference.Path) || AfterPlaceholder(expected) is { } rest && actual.ToString().EndsWith(rest, StringComparison.Ordinal));

    private static bool IsEmpty(MetaValue value) => value is MetaText { Value.Length: 0 };

    /// <summary>What stands behind the place of the recording that a text names, or null when it names none.</summary>
    private static string? AfterPlaceholder(MetaValue value) =>
        value is MetaText text && Place().Match(text.Value) is { Success: true } match ? text.Value[(match.Index + match.Length)..] : null;

    // Kernel, processor, memory, disk, versions of tools, uids, times.
    [GeneratedRegex(@"(KERNEL|CPU|MEMORY|DISK|_VERSION|_BUILD|os_uname_\w+|cpu_info\w*|(^|\.)uid|time|duration)[^.]*$", RegexOptions.IgnoreCase)]
    private static partial Regex FactKey();

    [GeneratedRegex(@"\{(user|mirror|data|tmp|tools|bin|shim|cmind|cmind2022)\}", RegexOptions.RightToLeft)]
    private static partial Regex Place();
}
