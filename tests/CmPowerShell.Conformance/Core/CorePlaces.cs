using CmPowerShell.Conformance.Runs;

namespace CmPowerShell.Conformance.Core;

/// <summary>Where commands were called, if not in the current directory of the recording.</summary>
internal static class CorePlaces
{
    // Their records do not contain it; their results do: an artifact below the current directory was found, and none around it.
    private static readonly string[] CalledInData1 = ["93-detect-here", "94-find-dot"];

    /// <summary>The folder in which a command was called, with placeholders, or null.</summary>
    internal static string? Of(RunRecord record) =>
        record.Directory.Length > 0 ? record.Directory
        : CalledInData1.Contains(record.Name) ? "{home}/repos/scratch/data1"
        : null;
}
