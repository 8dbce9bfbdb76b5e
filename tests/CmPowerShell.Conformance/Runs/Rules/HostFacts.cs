using System.Text.RegularExpressions;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Conformance.Runs.Rules;

/// <summary>What the machine is: its kernel and processor, its name, its memory and disk. Such a value must be there, and empty on both sides or on none.</summary>
internal sealed partial class HostFacts : IComparisonRule
{
    public bool Explains(Difference difference) =>
        Key().IsMatch(difference.Path) && IsEmpty(difference.Expected) == IsEmpty(difference.Actual);

    private static bool IsEmpty(MetaValue? value) => value is MetaText { Value.Length: 0 };

    [GeneratedRegex(@"(KERNEL|_CPU|MEMORY|DISK|SYSTEM_NAME|MAKE_CORES|os_uname_all|cpu_info\w*)[^.]*$", RegexOptions.IgnoreCase)]
    private static partial Regex Key();
}
