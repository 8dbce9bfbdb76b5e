using CmPowerShell.Engine.Cache.Maintenance;
using CmPowerShell.Engine.Events;

namespace CmPowerShell.Engine.Cache.Inspection.Rules;

/// <summary>The path that an entry refers to does not exist: every run ignores the entry.</summary>
internal sealed class DependentPathGoneRule() : CacheRule("cached-path-gone", FindingSeverity.Warning, "The 'dependent_cached_path' of an entry does not exist, so every run ignores the entry.")
{
    internal override IEnumerable<CacheFinding> Check(CacheEntry entry, CacheSnapshot all) => entry.DependentPath is { Length: > 0 } path && !Path.Exists(path)
        ? [Found(entry, $"It refers to '{path}', which does not exist. No run will use it.", "Restore it, or remove the entry.")]
        : [];
}
