using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Scripts.Model;

namespace CmPowerShell.Engine.Execution.Context;

/// <summary>The order of scripts that fit one request: by the key <c>sort</c> of their meta, then by their path.</summary>
internal static class ScriptOrder
{
    /// <summary>Sorts scripts.</summary>
    public static IReadOnlyList<Artifact> Sort(IEnumerable<Artifact> scripts) =>
        [.. scripts.OrderBy(Key).ThenBy(script => script.Path, StringComparer.Ordinal)];

    /// <summary>Whether <c>sort</c> puts the first one alone before all others, so that it is the default.</summary>
    /// <param name="sorted">Scripts in this order.</param>
    public static bool Decides(IReadOnlyList<Artifact> sorted) => sorted.Count == 1 || Key(sorted[0]) < Key(sorted[1]);

    private static double Key(Artifact script) => ScriptKeys.Sort.In(script.Meta);
}
