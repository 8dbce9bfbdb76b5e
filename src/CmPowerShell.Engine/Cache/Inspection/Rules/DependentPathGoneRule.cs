using CmPowerShell.Engine.Cache.Maintenance;
using CmPowerShell.Engine.Events;

namespace CmPowerShell.Engine.Cache.Inspection.Rules;

/// <summary>The path that an entry stands for does not exist: every run passes the entry over.</summary>
internal sealed class DependentPathGoneRule() : CacheRule("cached-path-gone", FindingSeverity.Warning, "The 'dependent_cached_path' of an entry does not exist, so every run passes the entry over.")
{
    internal override IEnumerable<CacheFinding> Check(CacheEntry entry, CacheSnapshot all) => entry.DependentPath is { Length: > 0 } path && !Path.Exists(path)
        ? [Found(entry, $"It stands for '{path}', which does not exist. No run will use it.", "Bring it back, or remove the entry.")]
        : [];
}
