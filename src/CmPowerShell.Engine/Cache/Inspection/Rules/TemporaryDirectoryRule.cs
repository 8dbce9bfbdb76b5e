using CmPowerShell.Engine.Cache.Maintenance;
using CmPowerShell.Engine.Cache.Pruning;
using CmPowerShell.Engine.Events;

namespace CmPowerShell.Engine.Cache.Inspection.Rules;

/// <summary>A program that was killed left a hidden folder beside the entries.</summary>
internal sealed class TemporaryDirectoryRule() : CacheRule("left-over", FindingSeverity.Information, "A program that was killed left a hidden folder beside the entries, which nobody uses.")
{
    internal override IEnumerable<CacheFinding> CheckAround(CacheSnapshot all) => CachePruner.LeftBeside(all)
        .Select(path => Found(path, "It was left by a program that was killed.", "Optimize-CmCache removes it."));
}
