using CmPowerShell.Engine.Cache.Maintenance;
using CmPowerShell.Engine.Cache.Pruning;
using CmPowerShell.Engine.Events;

namespace CmPowerShell.Engine.Cache.Inspection.Rules;

/// <summary>A killed process left a hidden folder in the cache.</summary>
internal sealed class TemporaryDirectoryRule() : CacheRule("left-over", FindingSeverity.Information, "A killed process left a temporary directory in the cache.")
{
    internal override IEnumerable<CacheFinding> CheckAround(CacheSnapshot all) => CachePruner.LeftBeside(all)
        .Select(path => Found(path, "A killed process left it.", "The next prune of the cache removes it."));
}
