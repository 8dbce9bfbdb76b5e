using System.Text.RegularExpressions;

namespace CmPowerShell.Conformance.Runs.Rules;

/// <summary>The data that a processor reports is one of its facts: a value that only one of the two machines has, such as the size of a cache.</summary>
internal static partial class ProcessorFacts
{
    /// <summary>Whether a value that is there on one side only is such a fact.</summary>
    internal static bool Explains(Difference difference) => Key().IsMatch(difference.Path);

    [GeneratedRegex(@"(^|\.)(?:CM|MLC)_HOST_CPU_\w+$")]
    private static partial Regex Key();
}
